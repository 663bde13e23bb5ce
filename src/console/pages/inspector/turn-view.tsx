import type { ReactNode } from 'react'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import type { Meant, Turn } from './calls.ts'
import { commandInWords, traceInWords } from './in-words.ts'
import { inspectorTexts } from './texts.ts'
import { useNames } from './use-names.ts'

/** One turn from left to right: what came in, what it was taken for and why, what was done, what came of it. */
export function TurnView({ turn }: { turn: Turn }) {
  const texts = useTexts(inspectorTexts)
  const { locale, zone } = useLanguage()
  const names = useNames()
  const steps = turn.trace.flatMap((line) => traceInWords(line, texts, names) ?? [])
  const heard = turn.heard.filter(({ sender }) => sender === 'customer')
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
            {texts.event([one.event, one.about === undefined ? '' : names.flow(one.about)].join(' '))}
          </p>
        ))}
        {heard.length + events.length === 0 && <p className="text-muted">{texts.nothingHeard}</p>}
      </Part>
      <Part title={texts.understood}>
        {turn.given
          .filter((one) => one.kind === 'message')
          .map((meant) => (
            <Meaning key={meant.text} meant={meant} />
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
            {!['sent', 'sending'].includes(status) && <Badge tone="danger">{texts.undelivered(status)}</Badge>}
          </div>
        ))}
        {turn.alerts.map(({ kind }) => (
          <Badge key={kind} tone="warn">
            {texts.alert(kind)}
          </Badge>
        ))}
        {turn.flow !== null && turn.step !== null && (
          <Badge tone="brand">{texts.asks(names.flow(turn.flow), names.slot(turn.step))}</Badge>
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

function Meaning({ meant }: { meant: Meant }) {
  const texts = useTexts(inspectorTexts)
  const names = useNames()
  return (
    <>
      {meant.commands.length === 0 && <p className="text-muted">{texts.noCommands}</p>}
      <ul className="flex flex-col gap-1">
        {meant.commands.map((command) => (
          <li key={JSON.stringify(command)} className="wrap-anywhere">
            <span className={command.kind === 'unclear' ? 'text-danger' : ''}>
              {commandInWords(command, texts, names)}
            </span>
          </li>
        ))}
      </ul>
      {meant.severity !== undefined && <Badge tone="warn">{texts.severity(meant.severity)}</Badge>}
      {meant.why !== undefined && meant.why.length > 0 && (
        <details className="text-xs text-muted">
          <summary className="inline-flex min-h-7 items-center underline">{texts.because}</summary>
          <ul>
            {meant.why.map((reason) => (
              <li key={reason} className="wrap-anywhere">
                {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
