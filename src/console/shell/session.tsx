import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Act, Reach, StaffMember } from '#access/can.ts'
import { get, Refused } from './request.ts'

/** Who sits here. `wants` is what is missing before anything else can be done. */
export interface Session {
  staff: StaffMember
  wants: 'enrolment' | null
  rights: Partial<Record<Act, Reach>>
  /** Without a person's doing for so long, the session is over. */
  idleMinutes: number
}

export const sessionKey = ['session']

/** The session of this browser: null when nobody is signed in. */
export function useSessionQuery() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async ({ signal }): Promise<Session | null> => {
      try {
        return await get<Session>('/session', undefined, signal)
      } catch (error) {
        if (error instanceof Refused && error.status === 401) return null
        throw error
      }
    },
    staleTime: 60_000,
  })
}

export const SessionContext = createContext<Session | null>(null)

/** Who is signed in; for pages, which are shown to nobody else. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside a signed-in page')
  return session
}

/** Whether the signed-in person may do this at all; an object's own state can still speak against it. */
export function useRight(act: Act): boolean {
  return useSession().rights[act] !== undefined
}

/** Whether the signed-in person may do this to what is in those hands; for break-glass, after saying why. */
export function useMay(act: Act, assignee: string): boolean {
  const { rights, staff } = useSession()
  const reach = rights[act]
  if (reach === undefined) return false
  if (reach === 'own') return assignee === staff.id
  return reach !== 'open' || [staff.id, 'bot', 'queue'].includes(assignee)
}

/** Forgets everything that was shown, for the next person at this browser; whoever sat here is asked to sign in. */
export function forgetSession(queries: QueryClient): void {
  queries.setQueryData(sessionKey, null)
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
}

export function useForgetSession(): () => void {
  const queries = useQueryClient()
  return () => forgetSession(queries)
}
