import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MonitorSmartphone } from 'lucide-react'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { del, get } from '../../shell/request.ts'
import { useSession } from '../../shell/session.tsx'
import { settingsTexts } from '../../texts/settings.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'

interface OwnSession {
  id: string
  current: boolean
  createdAt: string
  seenAt: string
  address: string | null
  userAgent: string | null
}

const key = ['own-sessions']

/** Where one is signed in, and a way to end what should not be. */
export function OwnSessions() {
  const texts = useTexts(settingsTexts)
  const { zone, locale } = useLanguage()
  const { idleMinutes } = useSession()
  const confirm = useConfirm()
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<{ sessions: OwnSession[] }>('/session/all', undefined, signal),
  })
  const end = useMutation({
    mutationFn: (id: string | null) => del(id === null ? '/session/all' : `/session/all/${encodeURIComponent(id)}`),
    onSuccess: () => {
      toast(texts.ended, { tone: 'good' })
      return queries.invalidateQueries({ queryKey: key })
    },
  })
  const sessions = query.data?.sessions ?? []
  const endOthers = async () => {
    if (await confirm({ title: texts.endOthersAsk, action: texts.endOthers, danger: true })) end.mutate(null)
  }
  return (
    <Section
      title={texts.sessions}
      actions={sessions.length > 1 && <Button onClick={() => void endOthers()}>{texts.endOthers}</Button>}
    >
      <Loaded query={query}>
        {() => (
          <ul className="divide-y divide-line">
            {sessions.map((session) => (
              <li key={session.id} className="flex items-center gap-3 py-2">
                <MonitorSmartphone aria-hidden="true" className="size-5 shrink-0 text-muted" />
                <div className="min-w-0 flex-1">
                  <p className="truncate">{deviceOf(session.userAgent) ?? session.address}</p>
                  <p className="text-xs text-muted">
                    {[
                      session.address,
                      texts.since(formatMoment(session.createdAt, zone, locale)),
                      texts.seen(formatMoment(session.seenAt, zone, locale)),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                </div>
                {session.current ? (
                  <Badge tone="brand">{texts.thisSession}</Badge>
                ) : (
                  <Button size="sm" disabled={end.isPending} onClick={() => end.mutate(session.id)}>
                    {texts.end}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <p className="mt-2 text-xs text-muted">{texts.idle(idleMinutes)}</p>
    </Section>
  )
}

/** Browser and system out of what a browser says of itself. The order matters: most of them also claim to be Safari. */
function deviceOf(userAgent: string | null): string | null {
  if (userAgent === null) return null
  const first = (names: Readonly<Record<string, RegExp>>) =>
    Object.entries(names).find(([, sign]) => sign.test(userAgent))?.[0]
  const browser = first({
    WeChat: /MicroMessenger/,
    Edge: /Edg\//,
    Firefox: /Firefox\//,
    Chrome: /Chrome\//,
    Safari: /Safari\//,
  })
  const system = first({
    iPhone: /iPhone/,
    iPad: /iPad/,
    Android: /Android/,
    Windows: /Windows/,
    macOS: /Mac OS X/,
    Linux: /Linux/,
  })
  return [browser, system].filter(Boolean).join(' · ') || userAgent.slice(0, 60)
}
