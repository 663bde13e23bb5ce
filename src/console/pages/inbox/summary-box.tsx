import { useQuery } from '@tanstack/react-query'
import { ChevronDown, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { remember, remembered } from '../../shell/remembered.ts'
import { inboxTexts } from '../../texts/inbox.ts'
import { readSummary } from './calls.ts'
import type { Conversation } from './model.ts'
import { summaryFacts } from './summary-facts.ts'
import { aboutKey } from './use-conversation.ts'

const modelAfterMs = 4000
/** On a phone the conversation needs the room; there it is opened by a press. */
const roomy = () => matchMedia('(min-width: 48rem)').matches

/** What somebody who takes over wants to know before reading everything. */
export function SummaryBox({ conversation }: { conversation: Conversation }) {
  const texts = useTexts(inboxTexts)
  const { zone, locale } = useLanguage()
  const [open, setOpen] = useState(() => (remembered('summary') ?? (roomy() ? 'open' : 'closed')) === 'open')
  const summary = useQuery({
    queryKey: [...aboutKey(conversation.id), 'summary'],
    queryFn: ({ signal }) => readSummary(conversation.id, signal),
    enabled: conversation.handoff !== null,
    // The rules answer at once; where there is a model, its words come a few seconds later.
    refetchInterval: (query) =>
      query.state.data?.by === 'rules' && query.state.dataUpdateCount < 3 ? modelAfterMs : false,
  }).data
  const shown = summaryFacts(summary, conversation.state, { texts, locale, zone })
  if (conversation.handoff === null || shown.length === 0) return null
  return (
    <details
      open={open}
      onToggle={(event) => {
        const now = event.currentTarget.open
        setOpen(now)
        remember('summary', now ? 'open' : 'closed')
      }}
      className="group max-h-[40dvh] shrink-0 overflow-y-auto border-b border-line bg-surface px-4 py-1.5"
    >
      <summary className="flex min-h-7 list-none items-center gap-1.5 text-xs font-semibold text-muted">
        <Sparkles aria-hidden="true" className="size-3.5" />
        {texts.summary}
        {summary && <span className="font-normal">{texts.summaryBy[summary.by]}</span>}
        <span className="min-w-0 flex-1 truncate font-normal text-ink group-open:hidden">{summary?.wish}</span>
        <ChevronDown aria-hidden="true" className="ml-auto size-4 transition-transform group-open:rotate-180" />
      </summary>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 pb-1 text-sm">
        {shown.map(({ label, text }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 wrap-anywhere">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
