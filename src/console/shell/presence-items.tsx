import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PresenceStatus } from '#db/schema/desk.ts'
import type { TeamEntry } from '#desk/team.ts'
import { shellTexts } from '../texts/shell.ts'
import { MenuItem, MenuLine } from '../ui/menu.tsx'
import { useTexts } from './language.tsx'
import { get, put } from './request.ts'
import { useSession } from './session.tsx'

const teamKey = ['team']
const presences = ['online', 'away', 'offline'] as const satisfies PresenceStatus[]

/** Online, away or off duty: who is away is given no new chats. */
export function PresenceItems() {
  const texts = useTexts(shellTexts)
  const queries = useQueryClient()
  const { staff } = useSession()
  const team = useQuery({
    queryKey: teamKey,
    queryFn: ({ signal }) => get<{ staff: TeamEntry[] }>('/team', undefined, signal),
    staleTime: 0,
  })
  const now = team.data?.staff.find(({ id }) => id === staff.id)?.status
  const change = useMutation({
    mutationFn: (status: PresenceStatus) => put('/team/me', { status }),
    onSuccess: () => queries.invalidateQueries({ queryKey: teamKey }),
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
