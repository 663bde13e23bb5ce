import { z } from 'zod'
import { acceptCare, birthdayIn, noteBirthday } from '#business/care/consent.ts'
import type { BusinessContext } from '#business/context.ts'
import { optional } from '#business/ordering/input.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ birthday: optional(z.string()) })

type Output = { ok: true; noted: boolean } | { ok: false; noted: false }

/** Keeps that the customer wants greetings, and the birthday where one was told. */
export const action: Action<z.output<typeof input>, Output, BusinessContext> = {
  description: 'Keeps the consent to greetings and surprises, and the birthday.',
  effect: 'reserves',
  input,
  async run({ birthday }, { db, customerId, now }) {
    if (customerId === undefined) return { ok: false, noted: false }
    await acceptCare(db, customerId, now)
    const day = birthday === undefined ? undefined : birthdayIn(birthday)
    if (day !== undefined) await noteBirthday(db, customerId, day)
    return { ok: true, noted: day !== undefined }
  },
}
