import type { VisitStatus } from '#business/bookings/progress.ts'
import { minuteMs } from '#business/time.ts'
import { clockText } from '#business/wording.ts'
import { reportDropOut } from '#jobs/drop-out.ts'
import type { Program } from '../main.ts'
import { makeAgenda } from './agenda.ts'
import { numberOf } from './customer.ts'
import { between, numbersFrom, oneOf } from './numbers.ts'

/** How a worker does a visit. */
export type Manner = 'punctual' | 'says_late' | 'late' | 'no_show' | 'drops_out' | 'forgets_to_report'

const manners: readonly (readonly [number, Manner])[] = [
  [78, 'punctual'],
  [8, 'says_late'],
  [4, 'late'],
  [3, 'no_show'],
  [4, 'drops_out'],
  [3, 'forgets_to_report'],
]

type Deed =
  | { do: 'step'; ref: string; start: number; status: VisitStatus; eta?: string }
  | { do: 'drop_out'; ref: string; start: number }

/** The workers of the company, who come or do not. */
export interface Workers {
  /** When somebody does something next. */
  next(): number | undefined
  /** Looks which visits are near and decides how they will go. */
  look(now: Date): Promise<void>
  /** Does what workers do by now. */
  act(now: Date): Promise<void>
  /** How often each manner came up. */
  manners: Map<Manner, number>
}

const aheadMs = 16 * 60 * minuteMs

export function makeWorkers(program: Pick<Program, 'connection' | 'company' | 'moveVisit'>, seed: number): Workers {
  const { pool, db } = program.connection
  const agenda = makeAgenda<Deed>(5 * minuteMs)
  const planned = new Set<string>()
  const counts = new Map<Manner, number>()
  const known = new Map<string, Manner>()

  function plan({ ref, conversation_id: chat, start_at: startAt, end_at: endAt }: Near): void {
    const chance = numbersFrom(seed * 20_011 + numberOf(chat) * 101)
    const start = +startAt
    const end = +endAt
    // Whoever comes instead is on time.
    const manner = known.has(ref) ? 'punctual' : oneOf(chance, manners)
    known.set(ref, manner)
    counts.set(manner, (counts.get(manner) ?? 0) + 1)
    const step = (at: number, status: VisitStatus, eta?: string) =>
      agenda.add(at, { do: 'step', ref, start, status, ...(eta === undefined ? {} : { eta }) })
    const visit = (arrival: number) => {
      step(arrival, 'arrived')
      step(arrival + 2 * minuteMs, 'in_service')
      const finished = arrival + (end - start) + between(chance, -15, 15) * minuteMs
      step(manner === 'forgets_to_report' ? end + 150 * minuteMs : finished, 'done')
    }
    switch (manner) {
      case 'punctual':
      case 'forgets_to_report':
        step(start - between(chance, 65, 80) * minuteMs, 'on_the_way')
        return visit(start - between(chance, 0, 4) * minuteMs)
      case 'says_late':
        step(
          start - between(chance, 15, 40) * minuteMs,
          'on_the_way',
          clockText(program.company.zone, start + 25 * minuteMs),
        )
        return visit(start + between(chance, 20, 28) * minuteMs)
      case 'late':
        step(start + between(chance, 12, 20) * minuteMs, 'on_the_way')
        return visit(start + between(chance, 35, 50) * minuteMs)
      case 'no_show':
        return
      case 'drops_out':
        agenda.add(start - between(chance, 3, 14) * 60 * minuteMs, { do: 'drop_out', ref, start })
        step(start - between(chance, 65, 80) * minuteMs, 'on_the_way')
        return visit(start)
      default:
        return manner satisfies never
    }
  }

  async function carryOut(deed: Deed, now: Date): Promise<void> {
    const { rows } = await pool.query<{ start_at: Date; worker_id: string | null }>(
      `select b.start_at, (select a.worker_id from assignment a where a.booking_id = b.id and a.active order by a.worker_id limit 1) as worker_id
       from booking b where b.ref = $1`,
      [deed.ref],
    )
    const [row] = rows
    // It was moved meanwhile, and is planned anew.
    if (!row || +row.start_at !== deed.start || row.worker_id === null) return
    if (deed.do === 'drop_out')
      await reportDropOut(db, program.company, { ref: deed.ref, workerId: row.worker_id }, now)
    else await program.moveVisit(deed.ref, deed.status, deed.eta)
  }

  return {
    manners: counts,
    next: () => agenda.next(),
    async look(now) {
      const { rows } = await pool.query<Near>(
        `select ref, conversation_id, start_at, end_at from booking where status = 'confirmed' and start_at > $1 and start_at <= $2 order by start_at, ref`,
        [now, new Date(+now + aheadMs)],
      )
      for (const near of rows) {
        const key = `${near.ref} ${near.start_at.toISOString()}`
        if (planned.has(key)) continue
        planned.add(key)
        plan(near)
      }
    },
    async act(now) {
      for (const deed of agenda.due(+now)) await carryOut(deed, now)
    },
  }
}

interface Near {
  ref: string
  conversation_id: string
  start_at: Date
  end_at: Date
}
