import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { JSONParsed } from 'hono/utils/types'
import type { DayBoard } from '#business/bookings/day-board.ts'
import type { Both } from '../../shell/language.tsx'
import { useKeptTrue } from '../../shell/live-context.tsx'
import { get, post } from '../../shell/request.ts'

export type Day = JSONParsed<DayBoard> & { zone: string; now: string }
export type Lane = Day['lanes'][number]
export type Visit = Lane['visits'][number]

/** A visit with who does it, as far as the day shows. */
export interface Placed {
  visit: Visit
  /** Ids of all who come. */
  team: string[]
}

export interface Candidate {
  id: string
  title: Both<string>
  /** Why not, in the language of the page; null for who may. */
  why: string | null
}

export function useDay(day: string) {
  return useQuery({
    queryKey: ['board', day],
    queryFn: ({ signal }) => get<Day>('/board', { day }, signal),
    ...useKeptTrue(['visits']),
  })
}

/** Who may be given a booking, asked anew for each start. */
export function useCandidates(ref: string | undefined, start?: string) {
  return useQuery({
    queryKey: ['board', 'candidates', ref, start],
    queryFn: ({ signal }) => get<{ candidates: Candidate[] }>(`/board/${ref ?? ''}/candidates`, { start }, signal),
    enabled: ref !== undefined,
  })
}

export interface Move {
  ref: string
  workers?: string[]
  start?: string
}

/** Moves a booking; a refusal is told as a toast with the rule that speaks against it. */
export function useMove() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ ref, ...change }: Move) => post(`/board/${ref}/reassign`, change),
    onSettled: () => queries.invalidateQueries({ queryKey: ['board'] }),
  })
}

/** How a visit ended that is over and was not reported. */
export function useOutcome() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ ref, outcome }: { ref: string; outcome: 'made' | 'missed' }) =>
      post(`/board/${ref}/outcome`, { outcome }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['board'] }),
  })
}

export function useStep() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ ref, ...step }: { ref: string; status: string; eta?: string }) =>
      post(`/board/${ref}/progress`, step),
    onSettled: () => queries.invalidateQueries({ queryKey: ['board'] }),
  })
}
