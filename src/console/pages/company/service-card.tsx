import { formatFen } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import type { ShownService } from './calls.ts'
import { companyTexts } from './texts.ts'

/** One service with its prices and what speaks for and against sending somebody. */
export function ServiceCard({ service }: { service: ShownService }) {
  const texts = useTexts(companyTexts)
  const { locale } = useLanguage()
  const { priceFen } = service
  const comma = locale === 'zh' ? '、' : ', '
  const priced = (list: ShownService['variants']) =>
    list.map(({ name, priceFen: fen }) => `${name[locale]} ${formatFen(fen)}`).join(comma)
  const facts = [
    [texts.variants, priced(service.variants)],
    [texts.addOns, priced(service.addOns)],
    [texts.quals, service.quals.map((one) => one[locale]).join(comma)],
    [texts.excludes, service.excludes.map((one) => one[locale]).join(comma)],
    [texts.process, service.process.map((one) => one[locale]).join(' → ')],
  ] as const
  return (
    <article className="flex flex-col gap-2 rounded-xl border border-line bg-surface p-3 text-sm">
      <h2 className="flex flex-wrap items-baseline justify-between gap-x-3 font-semibold">
        {service.name[locale]}
        <span className="tabular-nums">
          {formatFen(priceFen.typical)} / {service.unit[locale]}
        </span>
      </h2>
      <p className="text-xs text-muted">
        {formatFen(priceFen.min)}–{formatFen(priceFen.max)} · {texts.people(service.people)} ·{' '}
        {texts.lead(service.leadTimeHours)}
      </p>
      <dl className="flex flex-col gap-1">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label} className="flex gap-2">
              <dt className="w-16 shrink-0 text-muted">{label}</dt>
              <dd className="min-w-0 wrap-anywhere">{value}</dd>
            </div>
          ))}
      </dl>
    </article>
  )
}
