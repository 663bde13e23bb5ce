import { useQuery } from '@tanstack/react-query'
import { get } from '../../shell/request.ts'

interface Named {
  id: string
  name: string
  role: string
  disabled: boolean
}

const noNames: readonly Named[] = []

/** Everybody who works in the console, and the name behind an id (the id itself until names are there). */
export function useStaffNames(): { staff: readonly Named[]; nameOf: (id: string) => string } {
  const { data } = useQuery({
    queryKey: ['staff-names'],
    queryFn: ({ signal }) => get<{ staff: Named[] }>('/staff/names', undefined, signal),
    staleTime: 5 * 60_000,
  })
  const staff = data?.staff ?? noNames
  return { staff, nameOf: (id) => staff.find((one) => one.id === id)?.name ?? id }
}
