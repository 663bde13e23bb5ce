import type { ReactNode } from 'react'

const tones = {
  plain: 'bg-sunken text-muted',
  brand: 'bg-soft text-soft-ink',
  staff: 'bg-staff text-staff-ink',
  warn: 'bg-warn text-warn-ink',
  danger: 'bg-danger-soft text-danger',
  good: 'bg-good-soft text-good',
}

export type Tone = keyof typeof tones

/** A word about a thing's state. The word says it; the colour only helps to find it. */
export function Badge({ tone = 'plain', title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span
      title={title}
      className={`inline-flex h-5 max-w-full shrink-0 items-center gap-1 rounded px-1.5 text-xs font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  )
}
