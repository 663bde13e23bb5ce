import { formatFen } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import type { Shown } from './calls.ts'
import { companyTexts } from './texts.ts'

/** Hours, places, and what cancelling, changing and being late costs. */
export function Rules({ shown }: { shown: Shown }) {
  const texts = useTexts(companyTexts)
  const { locale } = useLanguage()
  const { company, policies } = shown
  const comma = locale === 'zh' ? '、' : ', '
  const { hour, minute } = policies.reschedule.freeUntil
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const promise = ({ refundPct, freeReschedule, freeCancel }: Shown['policies']['latePromises'][number]) =>
    [
      ...(refundPct > 0 ? [texts.refund(refundPct)] : []),
      ...(freeReschedule ? [texts.freeReschedule] : []),
      ...(freeCancel ? [texts.freeCancel] : []),
    ].join(comma)
  const { deposit } = policies
  const rules: readonly (readonly [string, readonly string[]])[] = [
    [texts.hours, [`${company.hours.start}–${company.hours.end}`, texts.lastStart(company.hours.lastStart)]],
    [texts.human, [`${company.hours.humanStart}–${company.hours.humanEnd}`]],
    [texts.districts, [company.districts.join(comma)]],
    [texts.travel, [texts.travelText(company.travelMinutes.same, company.travelMinutes.cross)]],
    [
      texts.cancel,
      [texts.freeAfterBooking(policies.freeCancelMinutes), ...policies.cancelTiers.map(({ text }) => text[locale])],
    ],
    [texts.reschedule, [texts.rescheduleText(clock, policies.reschedule.maxFreeTimes)]],
    [texts.late, policies.latePromises.map((one) => texts.lateText(one.afterMinutes, promise(one)))],
    [texts.contract, [policies.contractCancel[locale]]],
    [texts.guarantee, [policies.guarantee[locale]]],
    [
      texts.deposit,
      [deposit.pct === 0 ? texts.noDeposit : texts.depositText(deposit.pct, formatFen(deposit.freeBelowFen))],
    ],
  ]
  return (
    <dl className="divide-y divide-line rounded-xl border border-line bg-surface text-sm">
      {rules.map(([label, lines]) => (
        <div key={label} className="grid gap-x-4 px-3 py-2 sm:grid-cols-[8rem_1fr]">
          <dt className="text-muted">{label}</dt>
          <dd>
            {lines.map((line) => (
              <p key={line} className="wrap-anywhere">
                {line}
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
