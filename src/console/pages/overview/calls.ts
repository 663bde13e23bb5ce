import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { JSONParsed } from 'hono/utils/types'
import type { FunnelStep } from '#business/overview/booking-funnel.ts'
import type { PollLine } from '#business/quality/figures.ts'
import type { HandoffLine } from '#business/overview/desk-figures.ts'
import type { Overview, RightNow as NowOnServer } from '#business/overview/overview.ts'
import { useKeptTrue } from '../../shell/live-context.tsx'
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
    ...useKeptTrue(['chats', 'visits', 'cases'], { restMs: 30_000, offlineMs: 60_000 }),
    placeholderData: keepPreviousData,
  })
}

export type RightNow = JSONParsed<NowOnServer>

export function useRightNow() {
  return useQuery({
    queryKey: ['overview', 'now'],
    queryFn: ({ signal }) => get<RightNow>('/overview/now', {}, signal),
    ...useKeptTrue(['chats', 'visits', 'cases'], { restMs: 2_000 }),
  })
}

export function useHandoffs(days: Days) {
  return useQuery({
    queryKey: ['overview', 'handoffs', days],
    queryFn: ({ signal }) =>
      get<{ handoffs: JSONParsed<HandoffLine>[]; total: number }>('/overview/handoffs', { ...days }, signal),
    ...useKeptTrue(['chats'], { restMs: 10_000 }),
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

export function usePolls(days: Days, kind: 'nps' | 'ces') {
  return useQuery({
    queryKey: ['overview', 'polls', kind, days],
    queryFn: ({ signal }) =>
      get<{ answers: JSONParsed<PollLine>[]; total: number }>(`/overview/polls/${kind}`, { ...days }, signal),
  })
}

export function useQuestions(days: Days) {
  return useQuery({
    queryKey: ['overview', 'questions', days],
    queryFn: ({ signal }) =>
      get<{ questions: { turnId: string; conversationId: string; text: string; bestScore: number; at: string }[] }>(
        '/overview/questions',
        { ...days },
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
