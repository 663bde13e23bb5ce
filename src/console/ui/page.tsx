import type { ReactNode } from 'react'
import { usePageTitle } from '../shell/page-title.ts'

interface PageProps {
  title: string
  /** What it is for, in a sentence. */
  about?: string
  actions?: ReactNode
  /** Tables and boards want the whole width. */
  wide?: boolean
  children: ReactNode
}

/** A page with a heading that scrolls as a whole. Pages with panes of their own do without it. */
export function Page({ title, about, actions, wide = false, children }: PageProps) {
  usePageTitle(title)
  return (
    <div className="h-full overflow-y-auto">
      <div className={`mx-auto flex flex-col gap-4 p-4 lg:p-6 ${wide ? '' : 'max-w-5xl'}`}>
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1">
            <h1 className="text-xl leading-tight font-semibold first-letter:uppercase">{title}</h1>
            {about !== undefined && <p className="mt-1 text-sm text-muted">{about}</p>}
          </div>
          {actions}
        </div>
        {children}
      </div>
    </div>
  )
}

/** A part of a page with a heading of its own. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="rounded-xl border border-line bg-surface">
      <div className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line px-4 py-1.5">
        <h2 className="flex-1 text-sm font-semibold">{title}</h2>
        {actions}
      </div>
      <div className="p-4">{children}</div>
    </section>
  )
}
