import { useQuery } from '@tanstack/react-query'
import { Lightbulb } from 'lucide-react'
import { useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { Badge } from '../../ui/badge.tsx'
import { readSuggestions } from './calls.ts'
import { aboutKey } from './use-conversation.ts'

/** What could be answered to the last message; a press puts it into the field, where it can still be changed. */
export function Suggestions({ conversation, onChoose }: { conversation: string; onChoose: (text: string) => void }) {
  const texts = useTexts(inboxTexts)
  const found = useQuery({
    queryKey: [...aboutKey(conversation), 'suggestions'],
    queryFn: ({ signal }) => readSuggestions(conversation, signal),
  }).data?.suggestions
  if (!found || found.length === 0) return null
  return (
    <ul aria-label={texts.suggestions} className="flex gap-2 overflow-x-auto px-2 pt-2 sm:px-3">
      {found.slice(0, 4).map((each) => (
        <li key={each.id} className="shrink-0">
          <button
            type="button"
            title={each.text}
            onClick={() => onChoose(each.text)}
            className="flex min-h-9 max-w-64 items-center gap-1.5 rounded-lg border border-line px-2.5 text-left text-xs hover:border-brand hover:bg-soft pointer-coarse:min-h-11"
          >
            <Lightbulb aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
            <span className="min-w-0 truncate">{each.text}</span>
            <Badge>{texts.suggestionFrom[each.from]}</Badge>
          </button>
        </li>
      ))}
    </ul>
  )
}
