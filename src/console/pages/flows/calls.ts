import { useQuery } from '@tanstack/react-query'
import type { Standing } from '#conversation/standing.ts'
import type { FlowGraph, FlowNode } from '#engine/flow-graph.ts'
import type { Both } from '../../shell/language.tsx'
import { useKeptTrue } from '../../shell/live-context.tsx'
import { get } from '../../shell/request.ts'

export interface FlowHead {
  name: string
  title: Both<string>
  about: Both<string>
  version: string
  interrupts: boolean
  steps: number
  slots: { name: string; type: string; label: Both<string> }[]
}

export type WholeFlow = FlowGraph & { flow: FlowHead; standing: Standing[] }

export function useFlows() {
  return useQuery({
    queryKey: ['flows'],
    queryFn: ({ signal }) => get<{ flows: (FlowHead & { standing: number })[] }>('/flows', undefined, signal),
    staleTime: 60_000,
  })
}

export function useFlow(name: string) {
  return useQuery({
    queryKey: ['flows', name],
    queryFn: ({ signal }) => get<WholeFlow>(`/flows/${encodeURIComponent(name)}`, undefined, signal),
    ...useKeptTrue(['chats'], { restMs: 10_000 }),
  })
}

/** Who stands at a step; only questions hold anybody up. */
export const standingAt = ({ kind, name, id }: FlowNode, standing: WholeFlow['standing']) =>
  standing.find(({ step }) => step !== null && (kind === 'ask' || kind === 'confirm' ? step === name : step === id))
