import { TrendingDown, TrendingUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useTexts } from '../../shell/language.tsx'
import { overviewTexts } from './texts.ts'

export interface Shown {
  value: number
  n: number
  low?: number
  high?: number
}

interface FigureCardProps {
  title: string
  about: string
  /** Undefined where nothing lies behind it. */
  figure: Shown | undefined
  before: Shown | undefined
  format: (value: number) => string
  /** Whether more is better; unset where neither is. */
  goal?: 'more' | 'less'
  /** A count has no sample of its own. */
  isCount?: boolean
  /** The list behind the number. */
  href?: string
}

/** A figure with its sample, its interval, what it was before, and the way to what it counts. */
export function FigureCard({ title, about, figure, before, format, goal, isCount = false, href }: FigureCardProps) {
  const texts = useTexts(overviewTexts)
  const change = figure && before ? figure.value - before.value : 0
  const isGood = goal === undefined ? undefined : change > 0 === (goal === 'more')
  const Trend = change > 0 ? TrendingUp : TrendingDown
  return (
    <Framed href={href}>
      <span className="text-sm text-muted">{title}</span>
      <span className="flex items-center gap-2 text-2xl leading-tight font-semibold tabular-nums">
        {figure === undefined ? (
          <span className="text-base font-normal text-muted">{texts.noData}</span>
        ) : (
          format(figure.value)
        )}
        {change !== 0 && (
          <Trend
            aria-hidden="true"
            className={`size-4 ${isGood === undefined ? 'text-muted' : isGood ? 'text-good' : 'text-danger'}`}
          />
        )}
      </span>
      {figure !== undefined && !isCount && (
        <span className="text-xs text-muted tabular-nums">
          {texts.n(figure.n)}
          {figure.low !== undefined &&
            figure.high !== undefined &&
            ` · ${texts.interval(format(figure.low), format(figure.high))}`}
        </span>
      )}
      {before !== undefined && (
        <span className="text-xs text-muted tabular-nums">
          {isCount ? texts.beforeCount(format(before.value)) : texts.before(format(before.value), before.n)}
        </span>
      )}
      <span className="text-xs text-pretty text-muted">{about}</span>
    </Framed>
  )
}

/** A card; a link where there is something behind it. */
export function Framed({ href, children }: { href?: string | undefined; children: ReactNode }) {
  const look = 'flex min-w-0 flex-col gap-0.5 rounded-xl border border-line bg-surface p-3'
  return href === undefined ? (
    <div className={look}>{children}</div>
  ) : (
    <Link href={href} className={`${look} hover:border-brand`}>
      {children}
    </Link>
  )
}
