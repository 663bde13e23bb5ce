import { useState } from 'react'
import type { Sort, View } from '#desk/inbox.ts'
import { remember, remembered } from '../../shell/remembered.ts'
import { views, type Filter } from './model.ts'

const usualSort: Record<View, Sort> = {
  mine: 'priority',
  queue: 'priority',
  supervisors: 'priority',
  unassigned: 'waiting',
  bot: 'activity',
  all: 'activity',
  closed: 'activity',
}

const plain = (view: View): Filter => ({
  view,
  sort: usualSort[view],
  channel: '',
  reason: '',
  tag: '',
  case: false,
  uncertain: false,
  mentioned: false,
})

/** What of the inbox is shown. The view is the one that the address names, or is remembered; the other restrictions end with the visit, so that nothing hides. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [filter, setFilter] = useState(() => {
    const view = new URLSearchParams(location.search).get('view') ?? remembered('view')
    return plain(views.find((known) => known === view) ?? 'queue')
  })
  const change = (next: Partial<Filter>) => {
    if (next.view !== undefined) remember('view', next.view)
    setFilter((now) => {
      const other = next.view !== undefined && next.view !== now.view
      return { ...now, ...(other && { sort: usualSort[next.view ?? now.view] }), ...next }
    })
  }
  return [filter, change]
}

/** Whether more than the view narrows the list. */
export function isNarrowed(filter: Filter): boolean {
  return (
    filter.channel !== '' ||
    filter.reason !== '' ||
    filter.tag !== '' ||
    filter.case ||
    filter.uncertain ||
    filter.mentioned
  )
}

export const unnarrowed: Partial<Filter> = {
  channel: '',
  reason: '',
  tag: '',
  case: false,
  uncertain: false,
  mentioned: false,
}
