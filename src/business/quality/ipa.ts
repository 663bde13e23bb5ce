export interface IpaItem {
  name: string
  /** Mean importance and mean performance, on any scales. */
  importance: number
  performance: number
  /** Answers behind the two means. */
  n: number
}

export type Quadrant = 'concentrate_here' | 'keep_up' | 'low_priority' | 'possible_overkill'

/**
 * Importance–performance analysis (Martilla and James 1977) with the axes crossing at the means of the items. What lies
 * on an axis counts as important, and as good enough.
 */
export function ipa<Item extends IpaItem>(items: readonly Item[]): (Item & { quadrant: Quadrant })[] {
  const mean = (of: (item: Item) => number) => items.reduce((sum, item) => sum + of(item), 0) / items.length
  const importance = mean((item) => item.importance)
  const performance = mean((item) => item.performance)
  return items.map((item) => {
    const important = item.importance >= importance
    const good = item.performance >= performance
    const quadrant: Quadrant = important
      ? good
        ? 'keep_up'
        : 'concentrate_here'
      : good
        ? 'possible_overkill'
        : 'low_priority'
    return { ...item, quadrant }
  })
}
