import { useEffect, useState } from 'react'
import { readCompany } from './chat/api.ts'
import { backoffMs, createPause } from './chat/pause.ts'
import type { Company } from './chat/protocol.ts'

/** The company whose page this is; null until it could be read. The chat works without it. */
export function useCompany(online: boolean): Company | null {
  const [company, setCompany] = useState<Company | null>(null)
  const known = company !== null

  useEffect(() => {
    if (known || !online) return
    const left = new AbortController()
    const read = async () => {
      for (let failures = 1; !left.signal.aborted; failures += 1) {
        const result = await readCompany()
        if (left.signal.aborted) return
        if (result.kind === 'ok') return setCompany(result.value)
        await createPause().wait(backoffMs(failures + 1), left.signal)
      }
    }
    void read()
    return () => left.abort()
  }, [known, online])

  return company
}
