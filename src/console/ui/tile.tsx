import { Info } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useTexts } from '../shell/language.tsx'
import { shellTexts } from '../texts/shell.ts'
import { Popover } from './popover.tsx'

interface TileProps {
  title: string
  value: ReactNode
  tone?: 'plain' | 'danger' | 'muted' | undefined
  /** The list behind the number; the whole tile leads there. */
  href?: string | undefined
  /** How it is counted. */
  how?: string | undefined
  /** What stands below the number, in small type. */
  children?: ReactNode
}

const tones = { plain: '', danger: 'text-danger', muted: 'text-base font-normal text-muted' }

/** A number with its name, what it rests on, how it is counted, and the way to what it counts. */
export function Tile({ title, value, tone = 'plain', href, how, children }: TileProps) {
  return (
    <article
      aria-label={title}
      className={`relative flex min-w-0 flex-col gap-0.5 rounded-xl border border-line bg-surface p-3 ${href === undefined ? '' : 'hover:border-brand'}`}
    >
      <span className="flex items-start gap-1 text-sm text-muted">
        {href === undefined ? (
          <span className="flex-1">{title}</span>
        ) : (
          // The link is as large as the tile, so that nothing has to be aimed at.
          <Link href={href} className="flex-1 after:absolute after:inset-0 after:rounded-xl">
            {title}
          </Link>
        )}
        {how !== undefined && <How title={title} text={how} />}
      </span>
      <span className={`text-2xl leading-tight font-semibold tabular-nums ${tones[tone]}`}>{value}</span>
      {children}
    </article>
  )
}

/** Opens on a press, so that it can be read on a phone too. */
function How({ title, text }: { title: string; text: string }) {
  const shell = useTexts(shellTexts)
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={shell.howCounted(title)}
      align="end"
      trigger={
        <button
          type="button"
          aria-label={shell.howCounted(title)}
          title={text}
          className="relative z-10 -m-2 inline-flex size-9 shrink-0 items-center justify-center rounded-lg hover:text-ink pointer-coarse:size-11"
        >
          <Info aria-hidden="true" className="size-4" />
        </button>
      }
    >
      <p className="p-3 text-sm text-pretty">{text}</p>
    </Popover>
  )
}
