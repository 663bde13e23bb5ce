import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'

/** A list on the customer's card; it is left out where there is nothing in it. */
export function CardPart({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <details open={count <= 5} className="group border-b border-line px-4 py-1">
      <summary className="flex min-h-8 list-none items-center gap-1.5 text-xs font-semibold text-muted pointer-coarse:min-h-11">
        {title}
        <span className="font-normal tabular-nums">{count}</span>
        <ChevronDown aria-hidden="true" className="ml-auto size-4 transition-transform group-open:rotate-180" />
      </summary>
      <ul className="divide-y divide-line pb-1 text-sm">{children}</ul>
    </details>
  )
}
