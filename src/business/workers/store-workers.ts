import { Temporal } from 'temporal-polyfill'
import { parse } from 'yaml'
import { z } from 'zod'
import { atomically } from '#db/atomically.ts'
import { clockMinutes } from '#business/time.ts'
import type { Database } from '#db/client.ts'
import { worker, workerCertificate, workerShift } from '#db/schema/business.ts'

const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)

const fileSchema = z.object({
  certificates_valid_days: z.int().positive(),
  plans: z.record(z.string(), z.object({ days: z.array(z.int().min(1).max(7)), from: clock, to: clock })),
  workers: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string().min(1),
      title: z.string().min(1),
      title_en: z.string().min(1),
      gender: z.enum(['female', 'male']),
      districts: z.array(z.string()).min(1),
      skills: z.array(z.string()).min(1),
      plan: z.string(),
      languages: z.array(z.string()).default([]),
      rating: z.tuple([z.number(), z.int()]),
      jobs_done: z.int().min(0),
      code: z.enum(['green', 'yellow', 'red']).default('green'),
      expired: z.array(z.string()).default([]),
    }),
  ),
})

// Health checks and insurance run out; identity, courses and clean records do not.
const expiring = /健康证|责任险|清洗证|电工|急救|护理/

/** Writes a file of workers (YAML) into an empty roster; workers that are there already stay as they are. */
export async function storeWorkers(db: Database, source: string, zone: string, now: Date): Promise<void> {
  const file = fileSchema.parse(parse(source))
  const today = Temporal.Instant.fromEpochMilliseconds(+now).toZonedDateTimeISO(zone).toPlainDate()
  const validTo = today.add({ days: file.certificates_valid_days }).toString()
  const lapsed = today.subtract({ days: 30 }).toString()
  await atomically(db, async (tx) => {
    for (const one of file.workers) {
      const [average, count] = one.rating
      const inserted = await tx
        .insert(worker)
        .values({
          id: one.id,
          name: one.name,
          title: one.title,
          titleEn: one.title_en,
          gender: one.gender,
          code: one.code,
          districts: one.districts,
          languages: one.languages,
          ratingSum: Math.round(average * count),
          ratingCount: count,
          jobsDone: one.jobs_done,
        })
        .onConflictDoNothing()
        .returning({ id: worker.id })
      if (inserted.length === 0) continue
      await tx.insert(workerCertificate).values(
        one.skills.map((kind) => ({
          workerId: one.id,
          kind,
          validTo: one.expired.includes(kind) ? lapsed : expiring.test(kind) ? validTo : null,
        })),
      )
      const plan = file.plans[one.plan]
      if (!plan) throw new Error(`worker ${one.id} has the unknown plan ${one.plan}`)
      await tx.insert(workerShift).values(
        plan.days.map((weekday) => ({
          workerId: one.id,
          weekday,
          startMinute: clockMinutes(plan.from),
          endMinute: clockMinutes(plan.to),
        })),
      )
    }
  })
}
