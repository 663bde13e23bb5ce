import { SendHorizontal } from 'lucide-react'
import { useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useLanguage } from './texts/language.tsx'

const limit = 4000
const showLeftBelow = 400

/** Where the customer writes. Enter sends, Shift+Enter breaks the line, and the Enter that ends a composition does neither. */
export function Composer({ onSend }: { onSend: (text: string) => void }) {
  const { texts } = useLanguage()
  const [text, setText] = useState('')
  const [focusFirst] = useState(() => matchMedia('(pointer: fine)').matches)
  const field = useRef<HTMLTextAreaElement>(null)
  const noteId = useId()
  const left = limit - text.trim().length
  const ready = text.trim() !== '' && left >= 0

  const send = () => {
    if (!ready) return
    onSend(text.trim())
    setText('')
    field.current?.focus()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return
    // Safari ends the composition before it reports the key, and marks that key with 229 only.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
    event.preventDefault()
    send()
  }

  return (
    <form
      onSubmit={onSubmit}
      className="border-t border-line bg-surface px-3 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-4 print:hidden"
    >
      <div id={noteId} aria-live="polite" className="text-sm">
        {left < 0 ? (
          <p className="pb-2 text-danger">{texts.tooLong(-left, limit)}</p>
        ) : (
          left < showLeftBelow && <p className="pb-2 text-muted">{texts.left(left)}</p>
        )}
      </div>
      <div className="flex items-end gap-2">
        <textarea
          ref={field}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          rows={Math.min(6, text.split('\n').length)}
          autoFocus={focusFirst}
          enterKeyHint="send"
          aria-label={texts.inputLabel}
          aria-describedby={noteId}
          aria-invalid={left < 0}
          placeholder={texts.inputPlaceholder}
          className="field-grow min-w-0 flex-1 resize-none rounded-3xl border border-edge bg-page px-4 py-2.5 text-base leading-snug placeholder:text-muted focus:border-brand focus:outline-none aria-invalid:border-danger"
        />
        <button
          type="submit"
          aria-label={texts.send}
          aria-disabled={!ready}
          className="flex size-11 shrink-0 items-center justify-center rounded-full bg-brand text-on-brand aria-disabled:bg-line aria-disabled:text-muted"
        >
          <SendHorizontal aria-hidden="true" className="size-5" />
        </button>
      </div>
      <p className="hidden pt-1.5 text-center text-xs text-muted lg:block">{texts.keys}</p>
    </form>
  )
}
