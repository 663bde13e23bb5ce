import { useQuery } from '@tanstack/react-query'
import type { JSONParsed } from 'hono/utils/types'
import { Phone } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { AnswerLine } from '#business/surveys/answers.ts'
import { dayKey } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useKeptTrue } from '../../shell/live-context.tsx'
import { get } from '../../shell/request.ts'
import { useRight } from '../../shell/session.tsx'
import { useNow } from '../../shell/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { daysBefore } from '../overview/calls.ts'
import { AnswerList } from './answer-list.tsx'
import { PhoneDialog } from './phone-dialog.tsx'
import { surveyTexts } from './texts.ts'

export type AnswerShown = JSONParsed<AnswerLine>

/** Answers to surveys for those who lead, and the form for answers by telephone for everybody. */
export default function SurveysPage() {
  const texts = useTexts(surveyTexts)
  const mayRead = useRight('surveys.read')
  const [isOpen, setOpen] = useState(false)
  return (
    <Page
      title={texts.title}
      about={texts.about}
      actions={
        <Button look="primary" onClick={() => setOpen(true)}>
          <Phone aria-hidden="true" className="size-4" />
          {texts.enter}
        </Button>
      }
    >
      {mayRead && <Answers />}
      {isOpen && <PhoneDialog onClose={() => setOpen(false)} />}
    </Page>
  )
}

function Answers() {
  const texts = useTexts(surveyTexts)
  const { zone } = useLanguage()
  const [, go] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const today = dayKey(new Date(useNow(60_000)), zone)
  const to = asked.get('to') ?? today
  const from = asked.get('from') ?? daysBefore(to, 29)
  const score = asked.get('score') ?? ''
  const show = (next: Record<string, string>) =>
    go(`/surveys?${new URLSearchParams({ from, to, score, ...next })}`, { replace: true })
  const query = useQuery({
    queryKey: ['surveys', from, to, score],
    ...useKeptTrue(['chats'], { restMs: 10_000 }),
    queryFn: ({ signal }) => get<{ answers: AnswerShown[] }>('/surveys', { from, to, score }, signal),
  })
  return (
    <>
      <div className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
        <TextField
          label={texts.from}
          type="date"
          max={to}
          value={from}
          onChange={(event) => event.target.value !== '' && show({ from: event.target.value })}
        />
        <TextField
          label={texts.to}
          type="date"
          min={from}
          value={to}
          onChange={(event) => event.target.value !== '' && show({ to: event.target.value })}
        />
        <Select
          label={texts.score}
          value={score}
          onChange={(next) => show({ score: next })}
          options={[
            { value: '', label: texts.anyScore },
            ...texts.scores.map((label, i) => ({ value: String(i + 1), label })),
          ]}
        />
      </div>
      <Loaded query={query}>
        {(data) =>
          data.answers.length === 0 ? (
            <EmptyState title={texts.none} text={texts.noneText} />
          ) : (
            <AnswerList answers={data.answers} />
          )
        }
      </Loaded>
    </>
  )
}
