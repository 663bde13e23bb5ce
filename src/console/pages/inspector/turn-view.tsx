import type { ReactNode } from 'react'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import type { Categories, Meant, Turn } from './calls.ts'
import { commandInWords, eventInWords, reasonInWords, type Told, traceInWords } from './in-words.ts'
import { inspectorTexts } from './texts.ts'
import { useNames } from './use-names.ts'

/** One turn from left to right: what came in, what it was taken for and why, what was done, what came of it. */
export function TurnView({ turn, categories }: { turn: Turn; categories: Categories }) {
  const texts = useTexts(inspectorTexts)
  const { locale, zone } = useLanguage()
  const names = useNames(categories)
  const told = { texts, names, moment: (at: string) => formatMoment(at, zone, locale) }
  const heard = turn.heard.filter(({ sender }) => sender === 'customer')
  const words = heard.map(({ text }) => text).join(texts.comma)
  const steps = turn.trace.flatMap((line) => traceInWords(line, told, turn.flow, words) ?? [])
  const events = turn.given.filter((one) => one.kind === 'event')
  return (
    <article
      aria-label={formatMoment(turn.at, zone, locale)}
      className="grid gap-x-4 gap-y-3 rounded-xl border border-line bg-surface p-3 text-sm md:grid-cols-4"
    >
      <Part title={`${texts.heard} · ${formatMoment(turn.at, zone, locale)}`}>
        {heard.map(({ seq, text }) => (
          <p key={seq} className="wrap-anywhere whitespace-pre-wrap">
            {text}
          </p>
        ))}
        {events.map((one) => (
          <p key={`${one.event}/${one.about ?? ''}`} className="text-muted">
            {eventInWords(one, told)}
          </p>
        ))}
        {heard.length + events.length === 0 && <p className="text-muted">{texts.nothingHeard}</p>}
      </Part>
      <Part title={texts.understood}>
        {turn.given
          .filter((one) => one.kind === 'message')
          .map((meant) => (
            <Meaning key={meant.text} meant={meant} told={told} />
          ))}
      </Part>
      <Part title={texts.steps}>
        {steps.length === 0 ? (
          <p className="text-muted">{texts.silent}</p>
        ) : (
          <ol className="list-decimal pl-5">
            {steps.map((step, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- the same step may be taken twice, and none ever moves
              <li key={i} className="wrap-anywhere">
                {step}
              </li>
            ))}
          </ol>
        )}
      </Part>
      <Part title={texts.outcome}>
        {turn.said.length === 0 && <p className="text-muted">{texts.saidNothing}</p>}
        {turn.said.map(({ seq, text, status }) => (
          <div key={seq}>
            <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
            {!['sent', 'sending'].includes(status) && (
              <Badge tone="danger">{texts.undelivered(texts.deliveries[status] ?? texts.someAlert)}</Badge>
            )}
          </div>
        ))}
        {[...new Set(turn.alerts.map(({ kind }) => kind))].map((kind) => (
          <Badge key={kind} tone="warn">
            {texts.alert(names.alert(kind) ?? texts.someAlert)}
          </Badge>
        ))}
        {turn.flow !== null && turn.step !== null && (
          <Badge tone="brand">
            {texts.asks(names.flow(turn.flow) ?? texts.someFlow, names.step(turn.step, turn.flow))}
          </Badge>
        )}
      </Part>
    </article>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col items-start gap-1">
      <h2 className="text-xs font-semibold text-muted">{title}</h2>
      {children}
    </section>
  )
}

function Meaning({ meant, told }: { meant: Meant; told: Told }) {
  const { texts } = told
  return (
    <>
      {meant.commands.length === 0 && <p className="text-muted">{texts.noCommands}</p>}
      <ul className="flex flex-col gap-1">
        {meant.commands.map((command) => (
          <li key={JSON.stringify(command)} className="wrap-anywhere">
            <span className={command.kind === 'unclear' ? 'text-danger' : ''}>{commandInWords(command, told)}</span>
          </li>
        ))}
      </ul>
      {meant.severity !== undefined && <Badge tone="warn">{texts.severity(meant.severity)}</Badge>}
      {meant.why !== undefined && meant.why.length > 0 && (
        <ul aria-label={texts.because} className="text-xs text-muted">
          {[...new Set(meant.why.map((why) => reasonInWords(why, told)))].map((reason) => (
            <li key={reason} className="wrap-anywhere">
              {reason}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
