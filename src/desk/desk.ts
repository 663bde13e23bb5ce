import { atomically } from '#db/atomically.ts'
import type { Company } from '#business/catalogue/company.ts'
import type { Road } from '#conversation/road.ts'
import type { Watch } from '#conversation/watch.ts'
import type { Database } from '#db/client.ts'
import type { HandoffOutcome } from '#db/schema/desk.ts'
import { closeChat, giveBack } from './give-back.ts'
import type { FewMessages } from './introduced.ts'
import type { Acted, Refused } from './lock-chat.ts'
import { saidElsewhere } from './said-elsewhere.ts'
import { sendAgain } from './send-again.ts'
import { say } from './say.ts'
import type { Summaries } from './summary.ts'
import { sweepDesk } from './sweep.ts'
import { take } from './take.ts'
import { transfer } from './transfer.ts'

export interface DeskParts {
  db: Database
  company: Company
  road: Pick<Road, 'wake' | 'sweep'>
  watch: Pick<Watch, 'changed'>
  /** Lets the note for whoever takes over be written. */
  summaries?: Pick<Summaries, 'begin'>
  few?: FewMessages
  now(): Date
}

/** Who does something to which chat. */
export interface By {
  conversationId: string
  staffId: string
}

/** What people do with chats. Each act is a transaction of its own, and its event has its turn at once. */
export interface Desk {
  take(by: By): Promise<Acted>
  say(
    by: By & { id: string; text: string; file?: string | undefined },
  ): Promise<{ ok: true; duplicate: boolean } | Refused>
  /** @param by `anybodys` lets somebody end what a colleague has in hand */
  giveBack(by: By & { anybodys?: boolean; note?: string | undefined }): Promise<Acted>
  close(by: By & { anybodys?: boolean; outcome: HandoffOutcome; note?: string | undefined }): Promise<Acted>
  /** @param by `to` is a staff id, `queue` or `supervisors` */
  transfer(by: By & { anybodys?: boolean; to: string }): Promise<Acted>
  /** Sends once more what may not have arrived. */
  sendAgain(by: By & { seq: number }): Promise<Acted>
  /** Somebody wrote to the customer past the console; the same told twice has no second effect. */
  saidElsewhere(said: { conversationId: string; externalId: string; text: string }): Promise<void>
  /** Sees to what is due; resolves with the number of things done. */
  sweep(now?: Date): Promise<number>
}

export function makeDesk({ db, company, road, watch, summaries, few = () => false, now }: DeskParts): Desk {
  async function act<T extends Acted>(
    { conversationId }: By,
    work: (tx: Database, at: Date) => Promise<T | Refused>,
  ): Promise<T | Refused> {
    const done = await atomically(db, (tx) => work(tx, now()))
    if (done.ok) {
      await road.wake(conversationId)
      watch.changed([conversationId])
    }
    return done
  }
  return {
    async take(by) {
      const done = await act(by, (tx, at) => take(tx, company, { ...by, few }, at))
      if (done.ok) summaries?.begin(by.conversationId)
      return done
    },
    say: (by) => act(by, (tx, at) => say(tx, company, by, at)),
    giveBack: (by) => act(by, (tx, at) => giveBack(tx, { anybodys: false, ...by }, at)),
    close: (by) => act(by, (tx, at) => closeChat(tx, { anybodys: false, ...by }, at)),
    transfer: ({ staffId, ...by }) =>
      act({ staffId, ...by }, (tx, at) => transfer(tx, company, { anybodys: false, ...by, by: staffId, few }, at)),
    sendAgain: (by) => act(by, (tx, at) => sendAgain(tx, by, at)),
    async saidElsewhere(said) {
      if (!(await atomically(db, (tx) => saidElsewhere(tx, company, said, now())))) return
      await road.wake(said.conversationId)
      watch.changed([said.conversationId])
    },
    async sweep(at = now()) {
      try {
        return await sweepDesk(db, company, at)
      } finally {
        // What was put into chats has its turn, whatever else went wrong.
        await road.sweep()
      }
    },
  }
}
