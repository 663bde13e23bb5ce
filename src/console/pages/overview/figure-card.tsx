import { TrendingDown, TrendingUp } from 'lucide-react'
import { useTexts } from '../../shell/language.tsx'
import { Tile } from '../../ui/tile.tsx'
import { overviewTexts } from './texts.ts'

export interface Shown {
  value: number
  n: number
  low: number
  high: number
}

export interface Figure {
  title: string
  how: string
  /** Undefined where nothing lies behind it; a bare number is a count, which has no sample of its own. */
  now: Shown | number | undefined
  before: Shown | number | undefined
  format: (value: number) => string
  /** Whether more is better; unset where neither is. */
  goal?: 'more' | 'less'
  /** The list behind the number. */
  href?: string
  /** Something to say beside it. */
  more?: string | undefined
}

/** An interval of fewer says no more than its values do. */
const fewest = 5

const valueOf = (shown: Shown | number) => (typeof shown === 'number' ? shown : shown.value)

/** A figure with its sample, its interval, what it was before, and the way to what it counts. */
export function FigureCard({ title, how, now, before, format, goal, href, more }: Figure) {
  const texts = useTexts(overviewTexts)
  const change = now === undefined || before === undefined ? 0 : valueOf(now) - valueOf(before)
  const isGood = goal === undefined ? undefined : change > 0 === (goal === 'more')
  const Trend = change > 0 ? TrendingUp : TrendingDown
  const look = isGood === undefined ? 'text-muted' : isGood ? 'text-good' : 'text-danger'
  const words = now === undefined ? texts.noData : format(valueOf(now))
  const value = (
    <span className={`flex items-center gap-2 ${words.length > 7 ? 'text-lg' : ''}`}>
      {words}
      {change !== 0 && (
        <Trend role="img" aria-label={change > 0 ? texts.up : texts.down} className={`size-4 ${look}`} />
      )}
    </span>
  )
  const small = 'text-xs text-muted tabular-nums'
  return (
    <Tile title={title} value={value} tone={now === undefined ? 'muted' : 'plain'} href={href} how={how}>
      {typeof now === 'object' && (
        <span className={small}>
          {texts.n(now.n)} · {now.n < fewest ? texts.tooFew : texts.interval(format(now.low), format(now.high))}
        </span>
      )}
      {more !== undefined && <span className={small}>{more}</span>}
      {before !== undefined && (
        <span className={small}>
          {typeof before === 'number'
            ? texts.beforeCount(format(before))
            : texts.before(format(before.value), before.n)}
        </span>
      )}
    </Tile>
  )
}
