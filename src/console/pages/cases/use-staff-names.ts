import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../../shell/language.tsx'
import { get } from '../../shell/request.ts'

interface Named {
  id: string
  name: string
  role: string
  disabled: boolean
}

const noNames: readonly Named[] = []
const former = { zh: '已离职的同事', en: 'a former colleague' }

/** Everybody who works in the console, and the name behind an id; nothing until names are there. */
export function useStaffNames(): { staff: readonly Named[]; nameOf: (id: string) => string } {
  const { locale } = useLanguage()
  const { data } = useQuery({
    queryKey: ['staff-names'],
    queryFn: ({ signal }) => get<{ staff: Named[] }>('/staff/names', undefined, signal),
    staleTime: 5 * 60_000,
  })
  const staff = data?.staff ?? noNames
  const unknown = data ? former[locale] : ''
  return { staff, nameOf: (id) => staff.find((one) => one.id === id)?.name ?? unknown }
}
