import {
  ArrowLeft,
  ArrowRightLeft,
  CheckCheck,
  CornerUpLeft,
  Ellipsis,
  Hand,
  UserRound,
  UserRoundPlus,
} from 'lucide-react'
import { formatLength, formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useSession } from '../../shell/session.tsx'
import { useNow } from '../../shell/use-now.ts'
import { inboxTexts } from '../../texts/inbox.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import type { ActDialog } from './conversation-pane.tsx'
import type { Conversation } from './model.ts'
import { PriorityMark } from './priority-mark.tsx'
import { whatMayBeDone } from './what-may-be-done.ts'
import { SlaClock } from './sla-clock.tsx'

interface ConversationHeaderProps {
  conversation: Conversation
  busy: boolean
  onBack: () => void
  onCard: () => void
  onTake: () => void
  onAsk: (dialog: ActDialog) => void
}

/** Who is served, by whom, how urgently, and what can be done about it. */
export function ConversationHeader({ conversation, busy, onBack, onCard, onTake, onAsk }: ConversationHeaderProps) {
  const texts = useTexts(inboxTexts)
  const { staff } = useSession()
  const { handoff } = conversation
  const me = whatMayBeDone(conversation, staff.id)
  const name = conversation.name ?? texts.nameless
  const acts = [
    ...(me.back ? [{ id: 'back' as const, icon: CornerUpLeft, label: texts.handBack, key: 'e' }] : []),
    ...(me.close ? [{ id: 'close' as const, icon: CheckCheck, label: texts.close, key: 'x' }] : []),
    ...(me.transfer ? [{ id: 'transfer' as const, icon: ArrowRightLeft, label: texts.transfer }] : []),
    ...(me.assign ? [{ id: 'assign' as const, icon: UserRoundPlus, label: texts.assign }] : []),
  ]
  return (
    <header className="flex flex-col gap-1 border-b border-line bg-surface px-2 py-2 sm:px-4">
      <div className="flex items-center gap-1.5">
        <IconButton icon={ArrowLeft} label={texts.back} onClick={onBack} className="md:hidden" />
        {handoff && <PriorityMark priority={handoff.priority} />}
        <h2 className="min-w-0 truncate text-base font-semibold">{name}</h2>
        <Badge>{texts.channels[conversation.channel] ?? conversation.channel}</Badge>
        {conversation.vip && <Badge tone="warn">{texts.vip}</Badge>}
        <span className="flex-1" />
        <IconButton icon={UserRound} label={texts.showCustomer} onClick={onCard} className="lg:hidden" />
        {me.take && (
          <Button look="primary" busy={busy} onClick={onTake} aria-keyshortcuts="t">
            <Hand aria-hidden="true" className="size-4" />
            {texts.take}
          </Button>
        )}
        {acts.slice(0, 2).map(({ id, icon: Icon, label, key }) => (
          <Button
            key={id}
            onClick={() => onAsk(id)}
            className="max-xl:hidden"
            {...(key !== undefined && { 'aria-keyshortcuts': key })}
          >
            <Icon aria-hidden="true" className="size-4" />
            {label}
          </Button>
        ))}
        {acts.length > 0 && (
          <Menu trigger={<MoreButton label={texts.moreActs} hideWide={acts.length <= 2} />}>
            {acts.map(({ id, icon, label, key }) => (
              <MenuItem key={id} icon={icon} onSelect={() => onAsk(id)} {...(key !== undefined && { hint: key })}>
                {label}
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
        <Holder conversation={conversation} />
        {handoff && (
          <>
            <Badge tone={handoff.priority <= 2 ? 'danger' : 'plain'}>
              {texts.reasons[handoff.reason] ?? handoff.reason}
            </Badge>
            {handoff.waitingSince !== null && <Waited since={handoff.waitingSince} />}
            {handoff.place !== null && <span>{texts.place(handoff.place)}</span>}
            {handoff.skills.map((skill) => (
              <Badge key={skill}>{skill}</Badge>
            ))}
            <SlaClock handoff={handoff} />
            {handoff.callbackAt !== null && <Callback at={handoff.callbackAt} />}
          </>
        )}
        {conversation.openCase && (
          <Badge tone="danger">{texts.openCase(conversation.openCase.number, conversation.openCase.severity)}</Badge>
        )}
      </div>
    </header>
  )
}

function MoreButton({
  label,
  hideWide,
  ...rest
}: { label: string; hideWide: boolean } & React.ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-label={label}
      {...rest}
      className={`inline-flex size-9 shrink-0 items-center justify-center rounded-lg border border-line text-muted hover:bg-sunken pointer-coarse:size-11 ${hideWide ? 'xl:hidden' : ''}`}
    >
      <Ellipsis aria-hidden="true" className="size-4.5" />
    </button>
  )
}

function Holder({ conversation }: { conversation: Conversation }) {
  const texts = useTexts(inboxTexts)
  const { staff } = useSession()
  const { assignee, assigneeName, handoff } = conversation
  if (assignee === staff.id) return <Badge tone="brand">{texts.heldByYou}</Badge>
  if (assignee === 'bot') return <Badge>{texts.heldByBot}</Badge>
  if (assignee !== 'queue') return <Badge tone="staff">{texts.heldBy(assigneeName ?? texts.somebody)}</Badge>
  return handoff?.offeredTo === staff.id ? (
    <Badge tone="warn">{texts.offeredToYou}</Badge>
  ) : (
    <Badge tone="warn">{texts.inQueue}</Badge>
  )
}

function Waited({ since }: { since: string }) {
  const texts = useTexts(inboxTexts)
  const { locale } = useLanguage()
  const now = useNow(10_000)
  return <span>{texts.waited(formatLength(now - Date.parse(since), locale))}</span>
}

function Callback({ at }: { at: string }) {
  const texts = useTexts(inboxTexts)
  const { zone, locale } = useLanguage()
  return <Badge tone="warn">{texts.callbackAt(formatMoment(at, zone, locale))}</Badge>
}
