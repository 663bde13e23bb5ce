import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { shellTexts } from '../texts/shell.ts'
import { MenuItem, MenuLine } from '../ui/menu.tsx'
import { useTexts } from './language.tsx'
import { useLiveEvents } from './live-context.tsx'
import type { LiveEvent } from './live.ts'
import { put } from './request.ts'
import { useSession } from './session.tsx'

export type Presence = 'online' | 'away' | 'offline'

const presenceKey = ['presence']
const presences = ['online', 'away', 'offline'] as const

/** What the server believes of one's own presence, as the event stream tells it. */
export function usePresence(): Presence | undefined {
  const queries = useQueryClient()
  const { staff } = useSession()
  useLiveEvents(({ event, data }: LiveEvent) => {
    if (event === 'hello') queries.setQueryData(presenceKey, presenceOf((data as { presence?: unknown }).presence))
    if (event !== 'team') return
    const entry = (data as { staff: { id: string; status: Presence } }).staff
    if (entry.id === staff.id) queries.setQueryData(presenceKey, entry.status)
  })
  return useQuery<Presence | null>({ queryKey: presenceKey, queryFn: () => null, enabled: false }).data ?? undefined
}

function presenceOf(presence: unknown): Presence | null {
  const status =
    typeof presence === 'object' && presence !== null ? (presence as { status?: unknown }).status : presence
  return presences.find((known) => known === status) ?? null
}

/** Online, away or off duty: who is away is given no new chats. */
export function PresenceItems() {
  const texts = useTexts(shellTexts)
  const queries = useQueryClient()
  const now = queries.getQueryData<Presence | null>(presenceKey)
  const change = useMutation({
    mutationFn: (status: Presence) => put('/team/me', { status }),
    onSuccess: (_answer, status) => {
      queries.setQueryData(presenceKey, status)
      void queries.invalidateQueries({ queryKey: ['team'] })
    },
  })
  return (
    <>
      {presences.map((status) => (
        <MenuItem key={status} checked={now === status} onSelect={() => change.mutate(status)}>
          {texts.presences[status]}
        </MenuItem>
      ))}
      <MenuLine />
    </>
  )
}
