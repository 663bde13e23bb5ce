import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { JSONParsed } from 'hono/utils/types'
import type { FunnelStep } from '#business/overview/booking-funnel.ts'
import type { Overview } from '#business/overview/overview.ts'
import { get } from '../../shell/request.ts'

export interface Days {
  /** YYYY-MM-DD, both included. */
  from: string
  to: string
}

export type Figures = JSONParsed<Overview> & Days & { categories: { id: string; zh: string; en: string }[] }

export function useOverview(days: Days) {
  return useQuery({
    queryKey: ['overview', days],
    queryFn: ({ signal }) => get<Figures>('/overview', { ...days }, signal),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  })
}

export function useStopped(days: Days, step: FunnelStep) {
  return useQuery({
    queryKey: ['overview', 'stopped', days, step],
    queryFn: ({ signal }) =>
      get<{ chats: { conversationId: string; at: string; name: string | null }[] }>(
        '/overview/stopped',
        { ...days, step },
        signal,
      ),
  })
}

export function useQuestions() {
  return useQuery({
    queryKey: ['overview', 'questions'],
    queryFn: ({ signal }) =>
      get<{ questions: { turnId: string; conversationId: string; text: string; bestScore: number; at: string }[] }>(
        '/overview/questions',
        {},
        signal,
      ),
  })
}

/** A day so many days before another. */
export function daysBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - days)
  return date.toISOString().slice(0, 10)
}
