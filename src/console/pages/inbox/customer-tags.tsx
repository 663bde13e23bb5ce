import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'

interface CustomerTagsProps {
  tags: readonly string[]
  disabled: boolean
  onChange: (tags: string[]) => void
}

/** Words that colleagues have put on a customer. */
export function CustomerTags({ tags, disabled, onChange }: CustomerTagsProps) {
  const texts = useTexts(inboxTexts)
  const [typed, setTyped] = useState('')
  return (
    <ul aria-label={texts.tags} className="mt-2 flex flex-wrap gap-1">
      {tags.map((tag) => (
        <li key={tag} className="flex h-6 max-w-full items-center rounded bg-sunken pl-2 text-xs pointer-coarse:h-9">
          <span className={`truncate ${disabled ? 'pr-2' : ''}`}>{tag}</span>
          <button
            type="button"
            aria-label={texts.removeTag(tag)}
            disabled={disabled}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
            className="flex h-full w-6 items-center justify-center text-muted hover:text-ink disabled:hidden pointer-coarse:w-9"
          >
            <X aria-hidden="true" className="size-3" />
          </button>
        </li>
      ))}
      {!disabled && (
        <li>
          <form
            className="flex h-6 items-center rounded border border-dashed border-edge pointer-coarse:h-9"
            onSubmit={(event) => {
              event.preventDefault()
              const tag = typed.trim()
              if (tag !== '' && !tags.includes(tag)) onChange([...tags, tag])
              setTyped('')
            }}
          >
            <Plus aria-hidden="true" className="ml-1 size-3 text-muted" />
            <input
              aria-label={texts.addTag}
              placeholder={texts.addTag}
              maxLength={30}
              list="known-tags"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              className="h-full w-24 bg-transparent px-1 text-xs placeholder:text-muted"
            />
            {/* Who has it comes earlier in the queue. */}
            <datalist id="known-tags">
              <option value="VIP" />
            </datalist>
          </form>
        </li>
      )}
    </ul>
  )
}
