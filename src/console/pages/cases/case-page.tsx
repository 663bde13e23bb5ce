import { ArrowLeft, CalendarDays, MessageSquare } from 'lucide-react'
import { Link } from 'wouter'
import { dayKey, formatFen, formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { type File, useCase } from './calls.ts'
import { CaseActs } from './case-acts.tsx'
import { SeverityBadge, StatusBadge } from './case-badges.tsx'
import { CaseClocks } from './case-clocks.tsx'
import { CaseImprovement } from './case-improvement.tsx'
import { CaseHistory } from './case-history.tsx'
import { CasePhotos } from './case-photos.tsx'
import { CaseProposals } from './case-proposals.tsx'
import { caseTexts } from './texts.ts'
import { useStaffNames } from './use-staff-names.ts'

/** The whole file of one complaint, and what can be done with it. */
export function CasePage({ number }: { number: string }) {
  const texts = useTexts(caseTexts)
  const query = useCase(number)
  return (
    <Page
      title={texts.one(number)}
      actions={
        <Link href="/cases" className="inline-flex min-h-9 items-center gap-1 text-sm text-brand underline">
          <ArrowLeft aria-hidden="true" className="size-4" />
          {texts.back}
        </Link>
      }
    >
      <Loaded query={query}>{(data) => <Whole file={data} />}</Loaded>
    </Page>
  )
}

function Whole({ file }: { file: File }) {
  const texts = useTexts(caseTexts)
  const { locale } = useLanguage()
  const { nameOf } = useStaffNames()
  const { case: one, rating, others } = file
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-base font-semibold">{file.category?.[locale] ?? texts.noCategory}</span>
        <SeverityBadge severity={one.severity} />
        <StatusBadge status={one.status} />
        <Badge>{one.owner === null ? texts.noOwner : nameOf(one.owner)}</Badge>
        <span className="text-sm text-muted">{file.customerName ?? texts.unnamed}</span>
      </div>
      {file.standing.question !== undefined && (
        <p className="rounded-lg bg-warn px-3 py-2 text-sm text-warn-ink">{texts.waiting(file.standing.question)}</p>
      )}
      <CaseActs file={file} />
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Section title={texts.facts}>
            <Facts file={file} />
          </Section>
          <Section title={texts.proposals}>
            <CaseProposals file={file} />
          </Section>
          <Section title={texts.history}>
            <CaseHistory file={file} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Section title={texts.clocks}>
            <CaseClocks one={one} times={file.times} />
          </Section>
          <Section title={texts.order}>
            <Order file={file} />
          </Section>
          <Section title={texts.improvement}>
            {rating && <p className="text-sm">{texts.rating(rating.score)}</p>}
            {rating?.text != null && <p className="text-sm wrap-anywhere text-muted">{rating.text}</p>}
            <CaseImprovement file={file} />
          </Section>
          {others.length > 0 && (
            <Section title={texts.others}>
              <ul className="flex flex-col gap-1 text-sm">
                {others.map((other) => (
                  <li key={other.number} className="flex items-center gap-2">
                    <Link href={`/cases/${other.number}`} className="text-brand underline">
                      {other.number}
                    </Link>
                    <StatusBadge status={other.status} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      </div>
    </>
  )
}

function Facts({ file }: { file: File }) {
  const texts = useTexts(caseTexts)
  const { case: one, media } = file
  const facts = [
    [texts.wish, one.remedy],
    [
      texts.safety,
      one.safetyAction === null ? null : (texts.safetyActions[one.safetyAction] ?? texts.safetyActions['other']),
    ],
    [texts.cause, one.cause],
    [texts.external, one.externalNumber],
    [
      texts.decision,
      one.decision === null
        ? null
        : `${one.decision}（${one.accepted === null ? texts.withoutProposal : one.accepted ? texts.accepted : texts.notAccepted}${one.amountFen === null || one.amountFen === 0 ? '' : `，${formatFen(one.amountFen)}`}）`,
    ],
  ] as const
  return (
    <div className="flex flex-col gap-3 text-sm">
      <p className="wrap-anywhere whitespace-pre-wrap">{one.text}</p>
      <dl className="flex flex-col gap-1.5">
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([label, value]) => (
            <div key={label} className="flex flex-wrap gap-x-2">
              <dt className="text-muted">{label}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ))}
      </dl>
      <CasePhotos conversationId={one.conversationId} media={media} />
    </div>
  )
}

function Order({ file }: { file: File }) {
  const texts = useTexts(caseTexts)
  const { locale, zone } = useLanguage()
  const { booking, service } = file
  const link = 'inline-flex min-h-9 items-center gap-1.5 text-brand underline'
  return (
    <div className="flex flex-col gap-1 text-sm">
      {booking ? (
        <>
          <p className="font-medium">
            {service?.[locale] ?? booking.serviceId} · {formatFen(booking.priceFen)}
          </p>
          <p className="text-muted">
            {booking.ref} · {formatMoment(booking.startAt, zone, locale)}
          </p>
          <Link href={`/board?day=${dayKey(booking.startAt, zone)}&ref=${booking.ref}`} className={link}>
            <CalendarDays aria-hidden="true" className="size-4" />
            {texts.onBoard}
          </Link>
        </>
      ) : (
        <p className="text-muted">{texts.noOrder}</p>
      )}
      <Link href={`/inbox/${encodeURIComponent(file.case.conversationId)}`} className={link}>
        <MessageSquare aria-hidden="true" className="size-4" />
        {texts.chat}
      </Link>
    </div>
  )
}
