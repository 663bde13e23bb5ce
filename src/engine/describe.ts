import type { TimeValue } from './command.ts'
import { clockOf, dayOf, visitTime, type CompiledFlow, type Locale } from './compile.ts'
import type { Frame } from './model.ts'

/** What slots hold, in words for the customer: "面积 120平, 时间 3月5日周四". */
export function describe(flow: CompiledFlow, frame: Frame, slots: readonly string[], locale: Locale): string {
  const parts = slots.flatMap((name) => {
    const slot = flow.slots[name]
    const filled = frame.slots[name]
    if (!slot || !filled) return []
    const value = valueInWords(filled.value, filled.text, slot.type, flow.zone, locale)
    return [locale === 'zh' ? `${slot.label.zh}：${value}` : `${slot.label.en}: ${value}`]
  })
  return parts.join(locale === 'zh' ? '，' : ', ')
}

function valueInWords(value: unknown, text: string, type: string, zone: string, locale: Locale): string {
  if (type === 'time' && typeof value === 'object' && value !== null)
    return timeInWords(value as TimeValue, zone, locale)
  if (type === 'area') return `${String(value)}${locale === 'zh' ? '平' : ' m²'}`
  if (type === 'service') return text === '' ? String(value) : text
  // "原来那个地址" reaches us as a word of our own.
  return value === 'saved' ? text : String(value)
}

const lastDay = (end: string) => new Date(Date.parse(end) - 1).toISOString()

/** A time as it is read back: days with weekday, so that a misunderstanding is seen. */
export function timeInWords(when: TimeValue, zone: string, locale: Locale): string {
  const zh = locale === 'zh'
  const day = dayOf(when.start, zone, locale)
  switch (when.precision) {
    case 'instant':
      return visitTime(when.start, zone, locale)
    case 'day':
      return day
    case 'window':
    case 'daypart': {
      const from = clockOf(when.start, zone)
      const to = when.end ? clockOf(when.end, zone) : ''
      if (when.open === 'before') return zh ? `${day} ${to}之前` : `${day}, before ${to}`
      if (when.open === 'after') return zh ? `${day} ${from}之后` : `${day}, after ${from}`
      return `${day} ${from}–${to}`
    }
    case 'range':
      return when.end ? `${day} – ${dayOf(lastDay(when.end), zone, locale)}` : day
    default:
      return when.precision satisfies never
  }
}
