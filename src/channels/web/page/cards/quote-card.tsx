import { CircleAlert, ShieldCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { QuoteCard as Quote } from '../chat/protocol.ts'
import { formatClock, formatDay, dayKey, formatFen, formatSpan } from '../texts/format.ts'
import { useLanguage } from '../texts/language.tsx'
import { CardFrame, Facts } from './card-frame.tsx'

/** A priced offer with all that the customer agrees to by confirming it; `open` while it can still be confirmed. */
export function QuoteCard({ quote, open }: { quote: Quote; open: boolean }) {
  const { texts, zone } = useLanguage()
  const { validUntil } = quote
  const expired = useExpired(validUntil)
  const until = (at: string) =>
    dayKey(at, zone) === dayKey(new Date().toISOString(), zone)
      ? formatClock(at, zone)
      : `${formatDay(at, zone, texts)} ${formatClock(at, zone)}`

  return (
    <CardFrame title={texts.quote} note={quote.ref !== undefined && <span className="text-xs">{quote.ref}</span>}>
      <p className="text-lg leading-snug font-semibold">{quote.serviceName}</p>
      <div className="mt-2">
        <Facts
          facts={[
            [texts.time, quote.start && formatSpan(quote.start, quote.end, zone, texts)],
            [texts.visits, quote.visits !== undefined && quote.visits > 1 ? texts.visitCount(quote.visits) : undefined],
            [texts.size, quote.sizeText],
            [texts.effort, texts.hoursPeople(quote.hours, quote.people)],
            [texts.worker, quote.workerCard ?? quote.workerName],
            [texts.address, quote.address],
            [texts.contact, [quote.name, quote.phone].filter(Boolean).join(' ')],
            [texts.note, quote.note],
            [texts.excludes, quote.excludes?.join(texts.listSeparator)],
          ]}
        />
      </div>
      <dl className="mt-3 border-t border-dashed border-line pt-3 text-sm">
        {quote.lines.map((line, index) => (
          <div key={index} className="flex justify-between gap-4 py-0.5">
            <dt className="min-w-0 wrap-anywhere">
              {line.label}
              {line.rule !== undefined && <span className="block text-xs leading-5 text-muted">{line.rule}</span>}
            </dt>
            <dd className="shrink-0 tabular-nums">{formatFen(line.amountFen)}</dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 pt-2">
          <dt className="font-semibold">{texts.total}</dt>
          <dd className="text-2xl font-bold text-brand tabular-nums">{formatFen(quote.totalFen)}</dd>
        </div>
        {quote.depositFen !== undefined && (
          <div className="flex justify-between gap-4 text-muted">
            <dt>{quote.depositFen > 0 ? texts.deposit : texts.noDeposit}</dt>
            {quote.depositFen > 0 && <dd className="tabular-nums">{formatFen(quote.depositFen)}</dd>}
          </div>
        )}
      </dl>
      {(quote.cancelRule ?? quote.guarantee) !== undefined && (
        <ul className="mt-3 grid gap-2 border-t border-dashed border-line pt-3 text-sm">
          {quote.cancelRule !== undefined && (
            <Rule
              icon={<CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />}
              title={texts.cancelRule}
              text={quote.cancelRule}
            />
          )}
          {quote.guarantee !== undefined && (
            <Rule
              icon={<ShieldCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-brand" />}
              title={texts.guarantee}
              text={quote.guarantee}
            />
          )}
        </ul>
      )}
      {open && validUntil !== undefined && (
        <p
          className={`mt-3 rounded-lg px-3 py-1.5 text-xs ${expired ? 'bg-warn text-warn-ink' : 'bg-page text-muted'}`}
        >
          {expired ? texts.quoteExpired : texts.validUntil(until(validUntil))}
        </p>
      )}
    </CardFrame>
  )
}

function Rule({ icon, title, text }: { icon: React.ReactNode; title: string; text: string }) {
  return (
    <li className="flex gap-2">
      {icon}
      <span className="min-w-0 wrap-anywhere">
        <span className="text-muted">{title}　</span>
        {text}
      </span>
    </li>
  )
}

function useExpired(at: string | undefined): boolean {
  const [expired, setExpired] = useState(() => at !== undefined && Date.parse(at) <= Date.now())
  useEffect(() => {
    if (at === undefined || expired) return
    // A timer longer than 2^31 ms would fire at once; a quote that lasts for weeks needs none.
    const leftMs = Date.parse(at) - Date.now()
    if (leftMs > 86_400_000) return
    const timer = setTimeout(() => setExpired(true), Math.max(0, leftMs))
    return () => clearTimeout(timer)
  }, [at, expired])
  return expired
}
