import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { JSONParsed } from 'hono/utils/types'
import type { CaseFile } from '#business/cases/case-file.ts'
import type { CaseLine } from '#business/cases/case-list.ts'
import type { CaseMedia } from '#business/cases/case-media.ts'
import type { RungTerms } from '#business/cases/rungs.ts'
import type { Role } from '#business/cases/ladder.ts'
import type { Both } from '../../shell/language.tsx'
import { useKeptTrue } from '../../shell/live-context.tsx'
import { get, post } from '../../shell/request.ts'

export type Line = JSONParsed<CaseLine>
export type File = JSONParsed<CaseFile> & {
  media: CaseMedia[]
  category: Both<string> | null
  service: Both<string> | null
  authority: Role
  ladder: RungTerms[]
}

export interface Filter {
  status: string
  severity: string
  owner: string
  /** Days, YYYY-MM-DD, both included: of the opening, or of the deadlines where `missed` is set. */
  from?: string
  to?: string
  missed?: '1'
}

export function useCases(filter: Filter) {
  return useQuery({
    queryKey: ['cases', filter],
    queryFn: ({ signal }) =>
      get<{ cases: Line[]; categories: ({ id: string } & Both<string>)[] }>('/cases', { ...filter }, signal),
    ...useKeptTrue(['cases']),
  })
}

export function useCase(number: string) {
  return useQuery({
    queryKey: ['cases', 'file', number],
    queryFn: ({ signal }) => get<File>(`/cases/${encodeURIComponent(number)}`, undefined, signal),
    ...useKeptTrue(['cases']),
  })
}

/**
 * Does something with a complaint and shows what became of it everywhere.
 * @param quiet the dialog that it is done from tells of a refusal itself
 */
export function useCaseAct(number: string, act: string, quiet = true) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Record<string, unknown>) => post(`/cases/${encodeURIComponent(number)}/${act}`, body),
    meta: { quiet },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  })
}
