import type { ReactNode } from 'react'

/** The frame that all cards share: a title line, a note at its right, and what the card shows. */
export function CardFrame(props: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section
      aria-label={props.title}
      className="w-full max-w-md overflow-hidden rounded-2xl border border-line bg-surface break-inside-avoid"
    >
      <div className="flex min-h-11 items-center justify-between gap-3 bg-soft px-4 py-1.5 text-soft-ink">
        <h3 className="font-semibold">{props.title}</h3>
        {props.note}
      </div>
      <div className="px-4 py-3">{props.children}</div>
    </section>
  )
}

/** Names and values in two columns; what is not known is left out. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
