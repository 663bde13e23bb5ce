import { z } from 'zod'

const days = (fewest: number, usual: number) => z.int().min(fewest).default(usual)

/** How a company deals with what it knows about people. */
export const privacySchema = z
  .object({
    /** A customer's request for a copy or for deletion is answered within so many working days. */
    answer_within_working_days: z.int().min(1).max(30).default(15),
    /** What goes by itself, and after how many days. */
    keep_days: z
      .object({
        /** Messages, notes, files and summaries of chats in which nothing has happened. A claim lapses after three years. */
        words: days(60, 1_095),
        /** What each message was understood as, and what was done about it. */
        understood: days(1, 30),
        /** What figures are counted from: turns, follow-ups, alerts, costs. Greetings look back a year. */
        figures: days(370, 400),
        /** What serves for days only: results of actions, posts to the staff group, sessions that ended. */
        technical: days(2, 14),
      })
      .prefault({}),
  })
  .prefault({})
  .transform((raw) => ({ answerWorkingDays: raw.answer_within_working_days, keepDays: raw.keep_days }))

export type PrivacyPolicy = z.output<typeof privacySchema>
