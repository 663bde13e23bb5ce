import { useEffect, useState } from 'react'
import { readCompany } from './chat/api.ts'
import { backoffMs, createPause } from './chat/pause.ts'
import type { Company } from './chat/protocol.ts'
import type { Locale } from './texts/language.tsx'

/** The company whose page this is, in the language of the page; null until it could be read. The chat works without it. */
export function useCompany(locale: Locale): Company | null {
  const [known, setKnown] = useState<{ locale: Locale; company: Company } | null>(null)
  const missing = known?.locale !== locale

  useEffect(() => {
    if (!missing) return
    const left = new AbortController()
    const read = async () => {
      for (let failures = 1; !left.signal.aborted; failures += 1) {
        const result = await readCompany(locale)
        if (left.signal.aborted) return
        if (result.kind === 'ok') return setKnown({ locale, company: result.value })
        await createPause().wait(backoffMs(failures + 1), left.signal)
      }
    }
    void read()
    return () => left.abort()
  }, [missing, locale])

  return known?.company ?? null
}
