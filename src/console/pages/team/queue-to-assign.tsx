import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { UserRoundPlus } from 'lucide-react'
import { Link } from 'wouter'
import type { TeamEntry } from '#desk/team.ts'
import { useTexts } from '../../shell/language.tsx'
import { useKeptTrue } from '../../shell/live-context.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { teamTexts } from '../../texts/team.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { assign, readInbox } from '../inbox/calls.ts'
import { PriorityMark } from '../inbox/priority-mark.tsx'
import { SlaClock } from '../inbox/sla-clock.tsx'

const key = ['inbox', 'to-assign']

/** The first customers of the queue, each to be given to whoever has room. */
export function QueueToAssign({ staff }: { staff: readonly TeamEntry[] }) {
  const texts = useTexts(teamTexts)
  const inbox = useTexts(inboxTexts)
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: key,
    ...useKeptTrue(['chats']),
    queryFn: ({ signal }) =>
      readInbox(
        {
          view: 'queue',
          sort: 'priority',
          channel: '',
          reason: '',
          tag: '',
          case: false,
          uncertain: false,
          mentioned: false,
        },
        null,
        signal,
      ),
  })
  const give = useMutation({
    mutationFn: ({ id, to }: { id: string; to: TeamEntry }) => assign(id, to.id),
    onSuccess: (_answer, { to }) => {
      toast(texts.assigned(to.name), { tone: 'good' })
      void queries.invalidateQueries({ queryKey: ['team'] })
      return queries.invalidateQueries({ queryKey: key })
    },
  })
  const candidates = staff
    .filter(({ status }) => status !== 'offline')
    .toSorted((a, b) => a.chats / a.capacity - b.chats / b.capacity)
  return (
    <Section title={texts.queue}>
      <Loaded query={query}>
        {(data) =>
          data.conversations.length === 0 ? (
            <p className="text-muted">{texts.queueEmpty}</p>
          ) : (
            <ul className="divide-y divide-line">
              {data.conversations.map((row) => (
                <li key={row.id} className="flex flex-wrap items-center gap-2 py-2">
                  {row.handoff && <PriorityMark priority={row.handoff.priority} />}
                  <Link
                    href={`/inbox/${encodeURIComponent(row.id)}`}
                    className="min-w-0 truncate font-medium underline decoration-line underline-offset-2 hover:decoration-ink"
                  >
                    {row.name ?? texts.nameless}
                  </Link>
                  {row.handoff && <Badge>{inbox.reasons[row.handoff.reason] ?? row.handoff.reason}</Badge>}
                  {row.handoff && <SlaClock handoff={row.handoff} />}
                  <span className="flex-1" />
                  <Menu
                    trigger={
                      <Button size="sm" disabled={give.isPending}>
                        <UserRoundPlus aria-hidden="true" className="size-4" />
                        {texts.assign}
                      </Button>
                    }
                  >
                    {candidates.map((to) => (
                      <MenuItem
                        key={to.id}
                        hint={texts.loadOf(to.chats, to.capacity)}
                        onSelect={() => give.mutate({ id: row.id, to })}
                      >
                        {to.name}
                      </MenuItem>
                    ))}
                  </Menu>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
