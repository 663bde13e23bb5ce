import { useState } from 'react'
import { Link, useRoute } from 'wouter'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Select } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useLatestTurns } from './calls.ts'
import { ChatTurns } from './chat-turns.tsx'
import { inspectorTexts } from './texts.ts'
import { useNames } from './use-names.ts'

/** The latest turns of all chats, or those of the chat that the address names. */
export default function InspectorPage() {
  const [isOne, at] = useRoute('/inspector/:conversation')
  return isOne ? <ChatTurns key={at.conversation} conversationId={decodeURIComponent(at.conversation)} /> : <Latest />
}

function Latest() {
  const texts = useTexts(inspectorTexts)
  const { locale, zone } = useLanguage()
  const names = useNames()
  const [kind, setKind] = useState(() => new URLSearchParams(location.search).get('kind') ?? 'all')
  const query = useLatestTurns(kind)
  return (
    <Page title={texts.title} about={texts.about}>
      <div className="max-w-52">
        <Select
          label={texts.kind}
          value={kind}
          onChange={setKind}
          options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <Loaded query={query}>
        {(data) =>
          data.turns.length === 0 ? (
            <EmptyState title={texts.none} />
          ) : (
            <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
              {data.turns.map((turn) => (
                <li key={`${turn.conversationId}/${turn.seq}`}>
                  <Link
                    href={`/inspector/${encodeURIComponent(turn.conversationId)}#turn-${turn.seq}`}
                    className="flex flex-col gap-0.5 px-3 py-2 text-sm hover:bg-sunken"
                  >
                    <span className="wrap-anywhere">{turn.text}</span>
                    <span className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
                      <span>{turn.name ?? texts.unnamed}</span>
                      <span>{formatMoment(turn.at, zone, locale)}</span>
                      {turn.flow !== null && turn.step !== null && (
                        <Badge>
                          {texts.asks(names.flow(turn.flow) ?? texts.someFlow, names.step(turn.step, turn.flow))}
                        </Badge>
                      )}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
