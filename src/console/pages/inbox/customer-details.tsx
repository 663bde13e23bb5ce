import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Eye, Pencil } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import type { ChatDetail } from '#desk/chat-detail.ts'
import type { CustomerCard } from '#desk/customer-card.ts'
import { formatDay, formatFen, formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useMay } from '../../shell/session.tsx'
import { followUpTexts } from '../../texts/follow-ups.ts'
import { inboxTexts } from '../../texts/inbox.ts'
import { whyInWords } from '../../texts/why-in-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { changeCustomer, reveal } from './calls.ts'
import { CardPart } from './card-part.tsx'
import { CustomerTags } from './customer-tags.tsx'
import { Duplicates } from './duplicates.tsx'
import { PersonalDataPart } from './personal-data-part.tsx'
import { customerKey } from './use-conversation.ts'

// Needed now and then, and of no use without the server that brings it.
const CustomerForm = lazy(async () => ({ default: (await import('./customer-form.tsx')).CustomerForm }))

interface CustomerDetailsProps {
  id: string
  /** Who has the conversation, on which it depends what may be seen and changed. */
  assignee: string
  /** Earlier hand-offs of the conversation. */
  history: ChatDetail['history']
  customer: CustomerCard
}

/** What the company knows of whoever is written with, and what may be done with it. */
export function CustomerDetails({ id, assignee, history, customer }: CustomerDetailsProps) {
  const texts = useTexts(inboxTexts)
  const ofFollowUps = useTexts(followUpTexts)
  const { zone, locale } = useLanguage()
  const mayEdit = useMay('customer.edit', assignee)
  const queries = useQueryClient()
  const [editing, setEditing] = useState(false)
  const change = useMutation({
    mutationFn: (next: Parameters<typeof changeCustomer>[1]) => changeCustomer(id, next),
    onSuccess: (card) => queries.setQueryData(customerKey(id), card),
  })
  const moment = (at: string) => formatMoment(at, zone, locale)

  return (
    <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2">
      <div className="border-b border-line p-4">
        <div className="flex items-start gap-2">
          <h2 className="min-w-0 flex-1 text-base font-semibold wrap-anywhere">{customer.name ?? texts.nameless}</h2>
          {mayEdit && (
            <IconButton icon={Pencil} label={texts.edit} onClick={() => setEditing(true)} className="-my-1.5" />
          )}
        </div>
        {customer.id !== null && (
          <p className="text-xs text-muted">{texts.since(formatDay(customer.since, zone, locale))}</p>
        )}
        {customer.id === null && <p className="mt-1 text-sm text-pretty text-muted">{texts.noFile}</p>}
        <Contact id={id} assignee={assignee} customer={customer} />
        <CustomerTags
          tags={customer.tags}
          disabled={!mayEdit || change.isPending}
          onChange={(tags) => change.mutate({ tags })}
        />
      </div>
      <Duplicates conversation={id} customer={customer} />
      <CardPart title={texts.bookings} count={customer.bookings.length}>
        {customer.bookings.map((booking) => (
          <li key={booking.ref} className="py-1.5">
            <p className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate font-medium">{booking.service}</span>
              <Badge tone={booking.status === 'cancelled' ? 'plain' : 'brand'}>
                {texts.bookingStatus[booking.status] ?? booking.status}
              </Badge>
            </p>
            <p className="text-xs text-muted wrap-anywhere">
              {[
                moment(booking.start),
                booking.worker,
                booking.priceFen === null ? null : formatFen(booking.priceFen),
                booking.ref,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </CardPart>
      <CardPart title={texts.cases} count={customer.cases.length}>
        {customer.cases.map((each) => (
          <li key={each.number} className="flex items-center gap-2 py-1.5">
            <Link
              href={`/cases/${encodeURIComponent(each.number)}`}
              className="min-w-0 flex-1 truncate text-brand underline"
            >
              {each.number}
            </Link>
            <Badge tone={each.severity <= 'S2' ? 'danger' : 'plain'}>{each.severity}</Badge>
            <Badge>{texts.caseStatus[each.status] ?? each.status}</Badge>
          </li>
        ))}
      </CardPart>
      <CardPart title={texts.surveys} count={customer.surveys.length}>
        {customer.surveys.map((survey) => (
          <li key={`${survey.at} ${survey.booking}`} className="py-1.5">
            <p className="flex items-center gap-2">
              {survey.score === null ? (
                <Badge>{texts.surveyStatus[survey.status] ?? survey.status}</Badge>
              ) : (
                <Badge tone={survey.score <= 3 ? 'danger' : 'good'}>{texts.score(survey.score)}</Badge>
              )}
              {survey.at !== null && <span className="text-xs text-muted">{moment(survey.at)}</span>}
            </p>
            {survey.text !== null && <p className="text-sm wrap-anywhere">{survey.text}</p>}
          </li>
        ))}
      </CardPart>
      <CardPart title={texts.followUps} count={customer.followUps.length}>
        {customer.followUps.map((each) => (
          <li key={`${each.kind} ${each.dueAt}`} className="py-1.5">
            <p className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">{ofFollowUps.kinds[each.kind]}</span>
              <span className="text-xs text-muted tabular-nums">{moment(each.dueAt)}</span>
              <Badge tone={each.status === 'pending' ? 'brand' : 'plain'}>{ofFollowUps.statuses[each.status]}</Badge>
            </p>
            {(each.reason !== null || each.why !== null) && (
              <p className="text-xs text-muted wrap-anywhere">
                {each.reason === null ? whyInWords(each.why ?? '', ofFollowUps.whys) : ofFollowUps.reasons[each.reason]}
              </p>
            )}
          </li>
        ))}
      </CardPart>
      <CardPart title={texts.notes} count={customer.notes.length}>
        {customer.notes.map((note) => (
          <li key={note.id} className="py-1.5">
            <p className="text-xs text-muted">
              {[note.byName, moment(note.at)].filter((part) => part !== null).join(' · ')}
            </p>
            <p className="whitespace-pre-wrap wrap-anywhere">{note.text}</p>
          </li>
        ))}
      </CardPart>
      <CardPart title={texts.previously} count={history.length}>
        {history.map((past) => (
          <li key={past.id} className="py-1.5">
            <p className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">{texts.reasons[past.reason] ?? past.reason}</span>
              {past.outcome !== null && (
                <Badge>{texts.outcomes[past.outcome] ?? texts.endings[past.outcome] ?? past.outcome}</Badge>
              )}
            </p>
            <p className="text-xs text-muted wrap-anywhere">
              {[moment(past.since), past.takenByName, past.note].filter((part) => part !== null).join(' · ')}
            </p>
          </li>
        ))}
      </CardPart>
      <CardPart title={texts.identities} count={customer.identities.length}>
        {customer.identities.map((identity) => (
          <li key={identity.conversationId} className="flex items-center gap-2 py-1.5">
            <Badge>{texts.channels[identity.channel] ?? identity.channel}</Badge>
            <Link
              href={`/inbox/${encodeURIComponent(identity.conversationId)}`}
              className="min-w-0 flex-1 truncate underline decoration-line underline-offset-2 hover:decoration-ink"
            >
              {identity.displayName ?? texts.nameless}
            </Link>
            {identity.verifiedPhone !== null && <Badge tone="good">{texts.verified}</Badge>}
          </li>
        ))}
      </CardPart>
      <div className="p-4">
        <h3 className="text-xs font-semibold text-muted">{texts.preferences}</h3>
        <Checkbox
          label={texts.acceptsSurveys}
          checked={customer.preferences.surveys}
          disabled={!mayEdit || change.isPending}
          onChange={(event) => change.mutate({ preferences: { surveys: event.target.checked } })}
        />
        <Checkbox
          label={texts.acceptsPromotions}
          checked={customer.preferences.promotions}
          disabled={!mayEdit || change.isPending}
          onChange={(event) => change.mutate({ preferences: { promotions: event.target.checked } })}
        />
      </div>
      <PersonalDataPart id={id} />
      {editing && (
        <Suspense>
          <CustomerForm
            customer={customer}
            busy={change.isPending}
            onClose={() => setEditing(false)}
            onSave={(next) => change.mutate(next, { onSuccess: () => setEditing(false) })}
          />
        </Suspense>
      )}
    </div>
  )
}

/** Phone and addresses, masked until somebody has a reason to see them. */
function Contact({ id, assignee, customer }: { id: string; assignee: string; customer: CustomerCard }) {
  const texts = useTexts(inboxTexts)
  const mayReveal = useMay('customer.unmasked', assignee)
  const show = useMutation({ mutationFn: () => reveal(id) })
  const phone = show.data?.phone ?? customer.phone
  const addresses = show.data?.addresses ?? customer.addresses
  if (phone === null && addresses.length === 0) return null
  const hidden = show.data === undefined && !customer.unmasked
  return (
    <dl className="mt-2 grid grid-cols-[auto_1fr_auto] items-baseline gap-x-3 gap-y-0.5 text-sm">
      {phone !== null && (
        <>
          <dt className="text-muted">{texts.phone}</dt>
          <dd className="tabular-nums">{phone}</dd>
          <dd>
            {hidden && mayReveal && (
              <Button
                size="sm"
                look="quiet"
                busy={show.isPending}
                title={texts.revealHint}
                onClick={() => show.mutate()}
              >
                <Eye aria-hidden="true" className="size-3.5" />
                {texts.reveal}
              </Button>
            )}
          </dd>
        </>
      )}
      {addresses.map((address) => (
        <div key={address} className="contents">
          <dt className="text-muted">{texts.address}</dt>
          <dd className="col-span-2 wrap-anywhere">{address}</dd>
        </div>
      ))}
    </dl>
  )
}
