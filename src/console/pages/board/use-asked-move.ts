import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Day, type Move, type Placed, useMove } from './calls.ts'
import type { Dragged } from './drag.ts'
import { boardTexts } from './texts.ts'

/** The visit of a booking on this day and who does it; undefined where the day has none. */
export function placedOn(day: Day, ref: string): Placed | undefined {
  const at = day.lanes.flatMap(({ worker, visits }) =>
    visits.filter((visit) => visit.ref === ref).map((visit) => ({ visit, id: worker.id })),
  )
  const visit = at[0]?.visit ?? day.unassigned.find((one) => one.ref === ref)
  return visit && { visit, team: at.map(({ id }) => id) }
}

/** Asks before a dragged visit is moved to a lane and a time, since its customer is told; the server has the last word. */
export function useAskedMove(day: Day) {
  const texts = useTexts(boardTexts)
  const { locale, zone } = useLanguage()
  const confirm = useConfirm()
  const move = useMove()
  return async ({ dragged, to, start }: { dragged: Dragged; to: string; start: string }): Promise<void> => {
    const { ref, from } = dragged
    const placed = placedOn(day, ref)
    if (!placed) return
    const { visit, team } = placed
    // A later visit of an order follows from its first, so only its workers change.
    const isNewStart = visit.visit === 0 && visit.visits === 1 && Date.parse(start) !== Date.parse(visit.start)
    const isNewWorker = !team.includes(to)
    const change: Move = {
      ref,
      ...(isNewWorker && { workers: [...team.filter((id) => id !== from), to] }),
      ...(isNewStart && { start }),
    }
    if (!isNewWorker && !isNewStart) return
    const who = day.lanes.find(({ worker }) => worker.id === to)?.worker.title[locale] ?? to
    const when = formatMoment(start, zone, locale)
    const what =
      isNewWorker && isNewStart
        ? texts.askBoth(ref, who, when)
        : isNewWorker
          ? texts.askWho(ref, who)
          : texts.askWhen(ref, when)
    const more = visit.visits > 1 ? texts.recurring(visit.visits) : texts.told
    if (await confirm({ title: texts.askTitle, text: `${what}\n${more}`, action: texts.confirm }))
      move.mutate(change, { onSuccess: () => toast(texts.moved, { tone: 'good' }) })
  }
}
