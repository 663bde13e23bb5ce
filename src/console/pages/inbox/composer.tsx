import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CalendarClock, LockKeyhole, Paperclip, MessageSquareText, SendHorizontal, Zap } from 'lucide-react'
import { lazy, Suspense, useImperativeHandle, useRef, useState, type Ref } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { useSession } from '../../shell/session.tsx'
import { fileTexts } from '../../texts/files.ts'
import { inboxTexts } from '../../texts/inbox.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { toast } from '../../ui/toast.tsx'
import { AttachmentChips } from './attachment-chips.tsx'
import { blanksIn } from './blanks-in.ts'
import { addNote, readNames, tellTyping } from './calls.ts'
import { CannedList } from './canned-list.tsx'
import { colleaguesMeant, withColleague } from './colleagues-meant.ts'
import { DeliveryStrip } from './delivery-strip.tsx'
import { LaterLines } from './later-lines.tsx'
import type { Conversation } from './model.ts'
import { send } from './outbox.ts'
import { Suggestions } from './suggestions.tsx'
import { useAttachments } from './use-attachments.ts'
import { notesKey } from './use-conversation.ts'
import { whatMayBeDone } from './what-may-be-done.ts'
import { useDraft, type DraftKind } from './use-draft.ts'

// Needed now and then, and of no use without the server that brings it.
const LaterDialog = lazy(async () => ({ default: (await import('./later-dialog.tsx')).LaterDialog }))

const longestReply = 4000
const longestNote = 2000
const typingPauseMs = 4000

export interface ComposerHandle {
  write(kind: DraftKind): void
  openCanned(): void
}

interface ComposerProps {
  ref: Ref<ComposerHandle>
  conversation: Conversation
  reason: string | undefined
  /** Does it now, or after those who have to were asked why. */
  onExplain: (go: (reason?: string) => void) => void
  /** Goes to a message of the conversation. */
  onShow: (seq: number) => void
}

/** Where replies and notes are written. Notes look different all over, so that no note goes out as a reply. */
export function Composer({ ref, conversation, reason, onExplain, onShow }: ComposerProps) {
  const texts = useTexts(inboxTexts)
  const ofFiles = useTexts(fileTexts)
  const { staff } = useSession()
  const { id } = conversation
  const me = whatMayBeDone(conversation, staff.id)
  const [wanted, setKind] = useState<DraftKind>('reply')
  const kind = me.say ? wanted : 'note'
  const [reply, setReply] = useDraft(id, 'reply')
  const [note, setNote] = useDraft(id, 'note')
  const [canned, setCanned] = useState(false)
  const [later, setLater] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const attachments = useAttachments(conversation, reason)
  const [over, setOver] = useState(false)
  const typedAt = useRef(0)
  const text = kind === 'reply' ? reply : note
  const setText = kind === 'reply' ? setReply : setNote
  const tooLong = text.length - (kind === 'reply' ? longestReply : longestNote)
  const empty = text.trim() === ''
  const blanks = kind === 'reply' ? blanksIn(reply) : []
  const withFiles = kind === 'reply' && attachments.list.length > 0
  const nothing = withFiles ? !attachments.ready : empty
  const names = useQuery({ queryKey: ['staff-names'], queryFn: ({ signal }) => readNames(signal) }).data?.staff ?? []
  const adding = useAddNote(id, names, () => setNote(''))
  const meant = kind === 'note' ? colleaguesMeant(note, names) : []

  const mayAttach = me.say && kind === 'reply'
  const focus = () => requestAnimationFrame(() => field.current?.focus())
  useImperativeHandle(ref, () => ({
    write(next) {
      setKind(next)
      focus()
    },
    openCanned() {
      if (!me.say) return
      setKind('reply')
      setCanned(true)
    },
  }))

  const submit = () => {
    if (nothing || tooLong > 0 || blanks.length > 0) return
    if (kind === 'note') adding.mutate(note.trim())
    else
      onExplain((given) => {
        const files = attachments.list.flatMap(({ file }) => (file ? [file] : []))
        send(id, reply.trim(), given ?? reason, files)
        setReply('')
        attachments.clear()
      })
    focus()
  }
  const insert = (words: string) => {
    setReply(reply.trim() === '' || reply === '/' ? words : `${reply.trimEnd()}\n${words}`)
    setCanned(false)
    focus()
  }
  const call = (name: string) => {
    setNote(withColleague(note, name))
    focus()
  }
  const type = (next: string) => {
    // A slash as the first sign asks for the canned replies instead of being written.
    if (kind === 'reply' && next === '/' && text === '') {
      setCanned(true)
      return
    }
    setText(next)
    if (kind !== 'reply' || conversation.assignee !== staff.id || Date.now() - typedAt.current < typingPauseMs) return
    typedAt.current = Date.now()
    // That the customer does not see somebody typing is no reason to disturb who types.
    tellTyping(id).catch(() => {})
  }

  return (
    <div
      className={`relative border-t ${kind === 'note' ? 'border-note-edge bg-note' : 'border-line bg-surface'}`}
      onDragOver={(event) => {
        if (!mayAttach || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!mayAttach || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        attachments.add(event.dataTransfer.files)
      }}
    >
      {over && (
        <p className="absolute inset-1 z-10 flex items-center justify-center rounded-lg border-2 border-dashed border-brand bg-surface/90 text-sm text-brand">
          {ofFiles.drop}
        </p>
      )}
      <LaterLines conversation={id} />
      {me.say && kind === 'reply' && conversation.handoff !== null && empty && (
        <Suggestions conversation={id} onChoose={insert} />
      )}
      <div className="flex items-center gap-1 px-2 pt-1.5 sm:px-3">
        <div role="radiogroup" aria-label={texts.writeAs} className="flex gap-1">
          {me.say && (
            <KindButton chosen={kind === 'reply'} onChoose={() => setKind('reply')} icon={MessageSquareText}>
              {texts.reply}
            </KindButton>
          )}
          {me.note && (
            <KindButton chosen={kind === 'note'} onChoose={() => setKind('note')} icon={LockKeyhole}>
              {texts.note}
            </KindButton>
          )}
        </div>
        <p className={`min-w-0 flex-1 truncate px-1 text-xs ${kind === 'note' ? 'text-note-ink' : 'text-muted'}`}>
          {kind === 'note'
            ? me.say
              ? texts.noteHint
              : texts.cannotReply
            : conversation.assignee === staff.id
              ? ''
              : texts.replyTakes}
        </p>
        {mayAttach && (
          <>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              accept={conversation.files.types.join(',')}
              onChange={(event) => {
                attachments.add(event.target.files ?? [])
                // The same file may be chosen again.
                event.target.value = ''
                focus()
              }}
            />
            <IconButton
              icon={Paperclip}
              label={ofFiles.attach}
              onClick={() => onExplain(() => picker.current?.click())}
            />
          </>
        )}
        {kind === 'reply' && (
          <Popover
            open={canned}
            onOpenChange={setCanned}
            label={texts.canned}
            align="end"
            trigger={<CannedButton label={texts.canned} />}
          >
            <CannedList conversation={id} onChoose={insert} />
          </Popover>
        )}
        {kind === 'reply' && me.later && (
          <IconButton
            icon={CalendarClock}
            label={texts.later}
            disabled={empty || tooLong > 0 || withFiles || blanks.length > 0}
            onClick={() => setLater(true)}
          />
        )}
      </div>
      {meant.length > 0 && (
        <div role="group" aria-label={texts.mentions} className="flex flex-wrap gap-1 px-2 pt-1 sm:px-3">
          {meant.slice(0, 8).map(({ id: who, name }) => (
            <Button key={who} onClick={() => call(name)}>
              @{name}
            </Button>
          ))}
        </div>
      )}
      {kind === 'reply' && <AttachmentChips files={conversation.files} attachments={attachments} />}
      {me.say || me.note ? (
        <div className="flex items-end gap-2 p-2 pt-1 sm:px-3">
          <textarea
            ref={field}
            rows={2}
            value={text}
            aria-label={kind === 'note' ? texts.note : texts.replyLabel}
            placeholder={kind === 'note' ? texts.notePlaceholder : texts.replyPlaceholder}
            onChange={(event) => type(event.target.value)}
            onPaste={(event) => {
              const { files, types } = event.clipboardData
              // Of what is text and a picture of it, the text is meant.
              if (!mayAttach || files.length === 0 || types.includes('text/plain')) return
              event.preventDefault()
              attachments.add(files)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') document.getElementById('conversation-log')?.focus()
              // An input method uses Enter to choose among signs.
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              // With a name begun, Enter writes it out; behind a bare @ it saves.
              if (meant[0] && !note.endsWith('@')) call(meant[0].name)
              else submit()
            }}
            className={`field-grow min-h-16 flex-1 resize-none rounded-lg border px-3 py-2 ${kind === 'note' ? 'border-note-edge bg-surface placeholder:text-muted' : 'border-edge bg-surface placeholder:text-muted'}`}
          />
          <Button
            look="primary"
            disabled={nothing || tooLong > 0 || blanks.length > 0}
            busy={adding.isPending}
            onClick={submit}
            title={texts.sendKeys}
            className="min-h-11"
          >
            <SendHorizontal aria-hidden="true" className="size-4" />
            {kind === 'note' ? texts.save : texts.send}
          </Button>
        </div>
      ) : (
        <p className="px-4 py-3 text-sm text-muted">{texts.cannotReply}</p>
      )}
      {blanks.length > 0 && (
        <p role="status" className="px-4 pb-1 text-xs text-danger">
          {texts.blanks(blanks.join(' '))}
        </p>
      )}
      {tooLong > -200 && (
        <p role="status" className={`px-4 pb-1 text-xs ${tooLong > 0 ? 'text-danger' : 'text-muted'}`}>
          {tooLong > 0 ? texts.tooLong(tooLong) : texts.left(-tooLong)}
        </p>
      )}
      {kind === 'reply' && <DeliveryStrip id={id} onShow={onShow} />}
      {later && (
        <Suspense>
          <LaterDialog
            conversation={id}
            text={reply.trim()}
            onClose={() => setLater(false)}
            onDone={() => {
              setLater(false)
              setReply('')
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

interface KindButtonProps {
  chosen: boolean
  onChoose: () => void
  icon: typeof LockKeyhole
  children: string
}

function KindButton({ chosen, onChoose, icon: Icon, children }: KindButtonProps) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      onClick={onChoose}
      className={`flex min-h-8 items-center gap-1 rounded-lg px-2 text-xs font-medium pointer-coarse:min-h-11 ${chosen ? 'bg-ink/10 text-ink' : 'text-muted hover:text-ink'}`}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {children}
    </button>
  )
}

function CannedButton({ label, ...rest }: { label: string } & React.ComponentProps<'button'>) {
  return (
    <button
      type="button"
      aria-label={label}
      title={`${label} (/)`}
      {...rest}
      className="inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-muted hover:bg-sunken hover:text-ink pointer-coarse:size-11"
    >
      <Zap aria-hidden="true" className="size-4.5" />
    </button>
  )
}

/** Adds a note; whoever is written as @name in it is told. */
function useAddNote(id: string, names: Awaited<ReturnType<typeof readNames>>['staff'], done: () => void) {
  const texts = useTexts(inboxTexts)
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (text: string) =>
      addNote(
        id,
        text,
        names.filter(({ name, disabled }) => !disabled && text.includes(`@${name}`)).map((each) => each.id),
      ),
    onSuccess: () => {
      done()
      toast(texts.noteAdded, { tone: 'good' })
      return queries.invalidateQueries({ queryKey: notesKey(id) })
    },
  })
}
