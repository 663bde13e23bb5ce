import { sql } from 'drizzle-orm'
import { noteContact } from '#business/cases/note-contact.ts'
import { approve, propose, type Remedy, type Staff } from '#business/cases/propose.ts'
import { closeCase, decideWithoutConsent } from '#business/cases/settle-case.ts'
import { takeCase } from '#business/cases/take-case.ts'
import { atMinute, clockMinutes, hourMs, localDate, minuteMs } from '#business/time.ts'
import { heartbeat } from '#desk/presence.ts'
import type { Program } from '../main.ts'
import { makeAgenda } from './agenda.ts'
import { anyOf, between, type Chance } from './numbers.ts'

/** Who is at the desk in the day, and who is called at any hour. */
const desk = ['staff-li', 'staff-wu']
const onDuty = 'staff-duty'
const agent: Staff = { id: 'staff-li', role: 'agent' }
const lead: Staff = { id: 'staff-lead', role: 'lead' }
const manager: Staff = { id: 'staff-boss', role: 'manager' }
const neglectShare = 0.12

/** The staff, who see to chats and complaints, mostly in time. */
export interface People {
  next(): number | undefined
  /** Whoever is there has the console open; looks what there is to do. */
  look(now: Date): Promise<void>
  act(now: Date): Promise<void>
}

type Deed =
  | { do: 'chat'; handoff: string; conversationId: string; by: string; step: 'take' | 'say' | 'back' }
  | CaseDeed
type CaseDeed = { do: 'case'; id: string; step: 'answer' | 'propose' | 'decide' | 'close' }

export async function makePeople(
  program: Pick<Program, 'connection' | 'company' | 'desk'>,
  chance: Chance,
): Promise<People> {
  const { db, pool } = program.connection
  const { zone, hours } = program.company
  for (const id of [...desk, onDuty, lead.id, manager.id])
    await db.execute(sql`insert into staff (id, name, email, role) values (${id}, ${id}, ${`${id}@example.com`}, 'agent')
      on conflict do nothing`)
  const agenda = makeAgenda<Deed>()
  const seen = new Set<string>()

  const isOpen = (at: number): boolean => {
    const clock = (text: string) => atMinute(zone, localDate(zone, at), clockMinutes(text))
    return at >= clock(hours.humanStart) && at < clock(hours.humanEnd)
  }
  /** That moment, or when the desk opens next. */
  const inHours = (at: number): number => {
    if (isOpen(at)) return at
    const opening = atMinute(zone, localDate(zone, at), clockMinutes(hours.humanStart))
    return (
      (opening > at ? opening : atMinute(zone, localDate(zone, at).add({ days: 1 }), clockMinutes(hours.humanStart))) +
      5 * minuteMs
    )
  }
  /** So many minutes later; now and then somebody forgets for hours. */
  const after = (now: Date, least: number, most: number, urgent = false): number => {
    const at = +now + between(chance, least, most) * minuteMs
    if (urgent) return at
    return inHours(chance() < neglectShare ? at + between(chance, 5, 30) * hourMs : at)
  }

  async function lookAtChats(now: Date): Promise<void> {
    const { rows } = await pool.query<{ id: string; conversation_id: string; priority: number }>(
      `select id, conversation_id, priority from handoff where resolved_at is null order by priority, opened_at, conversation_id`,
    )
    for (const { id, conversation_id: conversationId, priority } of rows) {
      if (seen.has(id)) continue
      seen.add(id)
      const urgent = priority === 1
      const by = urgent && !isOpen(+now) ? onDuty : anyOf(chance, desk)
      agenda.add(after(now, 1, urgent ? 2 : 4, urgent), { do: 'chat', handoff: id, conversationId, by, step: 'take' })
    }
  }

  async function lookAtCases(now: Date): Promise<void> {
    const { rows } = await pool.query<{ id: string; status: string; severity: string; opened: string }>(
      `select id, status, severity, (select count(*) from case_event e where e.case_id = c.id and e.kind in ('opened', 'reopened', 'refused')) as opened
       from "case" c where status in ('open', 'reopened', 'proposed', 'decided') order by opened_at, number`,
    )
    for (const { id, status, severity, opened } of rows) {
      const key = `${id} ${status} ${opened}`
      if (seen.has(key)) continue
      seen.add(key)
      const urgent = severity === 'S1'
      const quick = severity === 'S2'
      if (status === 'open' || status === 'reopened') {
        agenda.add(after(now, urgent ? 2 : 5, urgent ? 4 : quick ? 25 : 90, urgent), { do: 'case', id, step: 'answer' })
        agenda.add(after(now, urgent ? 30 : 40, urgent ? 100 : quick ? 200 : 600, urgent), {
          do: 'case',
          id,
          step: 'propose',
        })
      } else if (status === 'proposed') agenda.add(after(now, 24 * 60, 30 * 60), { do: 'case', id, step: 'decide' })
      else agenda.add(after(now, 20, 240), { do: 'case', id, step: 'close' })
    }
  }

  async function seeToChat(deed: Extract<Deed, { do: 'chat' }>, now: Date): Promise<void> {
    const { conversationId, by: staffId, step, handoff } = deed
    const by = { conversationId, staffId }
    if (step === 'take') {
      const taken = await program.desk.take(by)
      if (!taken.ok) return
      agenda.add(+now + between(chance, 0, 1) * minuteMs, { ...deed, step: 'say' })
      agenda.add(+now + between(chance, 5, 25) * minuteMs, { ...deed, step: 'back' })
    } else if (step === 'say')
      await program.desk.say({ ...by, id: handoff, text: '您好，我是人工客服，情况我看到了，马上为您处理。' })
    else await program.desk.giveBack(by)
  }

  async function seeToCase({ id, step }: CaseDeed, now: Date): Promise<void> {
    const { rows } = await pool.query<{
      status: string
      price: number | null
      refused: string
      assignee: string
      severity: string
    }>(
      `select c.status, c.severity, b.price_fen as price, k.assignee,
        (select count(*) from case_event e where e.case_id = c.id and e.kind = 'refused') as refused
       from "case" c left join booking b on b.id = c.booking_id join conversation k on k.id = c.conversation_id where c.id = $1`,
      [id],
    )
    const [one] = rows
    if (!one || one.status === 'closed') return
    switch (step) {
      case 'answer':
        await takeCase(db, id, agent.id, now)
        await noteContact(db, id, { by: agent.id, text: '已电话联系客户', now })
        return
      case 'propose': {
        if (one.status !== 'open' && one.status !== 'reopened') return
        // While somebody has the chat the customer is asked by word of mouth; the proposal waits for the bot.
        if (one.assignee !== 'bot') return agenda.add(+now + 30 * minuteMs, { do: 'case', id, step })
        if (one.severity === 'S1') {
          await propose(db, id, lead, remedyOf(one.price, 'legal', now), now)
          await approve(db, id, manager, now)
        } else
          await propose(
            db,
            id,
            one.refused === '0' ? agent : lead,
            remedyOf(one.price, one.refused === '0' ? 'first' : 'second', now),
            now,
          )
        return
      }
      case 'decide':
        if (one.status === 'proposed' || one.status === 'reopened' || one.status === 'open')
          await decideWithoutConsent(db, id, lead, '按公司规则补偿，客户未接受', now)
        return
      case 'close':
        await closeCase(db, id, { by: agent.id, cause: '服务不到位', now })
        return
      default:
        return step satisfies never
    }
  }

  return {
    next: () => agenda.next(),
    async look(now) {
      const there = isOpen(+now) ? [...desk, onDuty, lead.id] : []
      await heartbeat(db, there, now)
      await lookAtChats(now)
      await lookAtCases(now)
    },
    async act(now) {
      for (const deed of agenda.due(+now)) await (deed.do === 'chat' ? seeToChat(deed, now) : seeToCase(deed, now))
    },
  }
}

function remedyOf(priceFen: number | null, which: 'first' | 'second' | 'legal', now: Date): Remedy {
  if (which === 'legal') return { rung: 'legal', text: '公司全程配合报警和保险，先行垫付医疗费' }
  if (priceFen === null) return { rung: 'apology', text: '我们郑重道歉，并已对当事人重新培训' }
  if (which === 'second')
    return { rung: 'partial_refund', amountFen: Math.floor(priceFen * 0.4), text: '退还订单金额的 40%' }
  return { rung: 'rework', text: '两天内免费返工', reworkBy: new Date(+now + 40 * hourMs) }
}
