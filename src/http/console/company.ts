import { Hono } from 'hono'
import type { Text } from '#business/catalogue/text.ts'
import { certificateInEnglish } from '#business/knowledge/certificates.ts'
import { loadWorkers } from '#business/workers/roster.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'

const named = (kind: string): Text => ({
  zh: kind.replace(/^评分>=(.+)$/, '评分 $1 以上'),
  en: certificateInEnglish(kind),
})

/** What the company sells, where, when and by which rules, and who works for it: as it is in force. */
export function company({ db, company: own, now }: ConsoleParts) {
  return new Hono<ConsoleEnv>().get('/', allow('knowledge.read'), async (c) => {
    const workers = await loadWorkers(db, +now())
    return c.json({
      company: {
        name: own.name,
        city: own.city,
        zone: own.zone,
        version: own.version,
        hours: own.hours,
        districts: own.districts.map(({ name }) => name),
        travelMinutes: own.travelMinutes,
        slotMinutes: own.slotMinutes,
      },
      policies: {
        freeCancelMinutes: own.policies.freeCancelMinutes,
        cancelTiers: own.policies.cancelTiers.map(({ text, feePct, feeCapFen }) => ({ text, feePct, feeCapFen })),
        reschedule: own.policies.reschedule,
        latePromises: own.policies.latePromises,
        contractCancel: own.policies.contractCancel,
        guarantee: own.policies.guarantee,
        deposit: own.policies.deposit,
      },
      services: own.services.map((service) => ({
        id: service.id,
        name: service.name,
        unit: service.unit,
        priceFen: service.priceFen,
        variants: service.variants.map(({ id, name, priceFen }) => ({ id, name, priceFen })),
        addOns: service.addOns.map(({ id, name, priceFen }) => ({ id, name, priceFen })),
        people: service.people,
        quals: service.quals.map(named),
        leadTimeHours: service.leadTimeHours,
        excludes: service.excludes,
        process: service.process,
        faq: service.faq,
      })),
      faqs: own.faqs,
      workers: workers.map(({ id, title, code, districts, rating, ratingCount, jobsDone, certificates }) => ({
        id,
        title,
        code,
        districts,
        rating,
        ratingCount,
        jobsDone,
        certificates: [...certificates].map(([kind, validTo]) => ({ kind: named(kind), validTo })),
      })),
    })
  })
}
