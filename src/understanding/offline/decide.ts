import type { Score } from './classifier.ts'
import type { Meaning } from './meaning.ts'
import type { Message } from './message.ts'
import type { Hit } from './rules/rule.ts'

/** Meanings that lead to something being written or a person being called; guessing them costs. */
const consequential: ReadonlySet<Meaning> = new Set(['booking', 'reschedule', 'cancel', 'complaint', 'handoff'])

const pleasantries: ReadonlySet<Meaning> = new Set(['greeting', 'thanks', 'goodbye', 'affirm', 'deny'])

export interface Decision {
  meanings: Meaning[]
  why: string[]
}

/**
 * Weighs what the rules saw against the classifier: sure hits stand, likely ones need the classifier to find them
 * possible, and without any hit a meaning with consequences needs a confident score. Nothing convincing gives an
 * empty list, which the customer gets as a question back.
 */
export function decide(message: Message, hits: readonly Hit[], scores: readonly Score[], novelty: number): Decision {
  const why: string[] = []
  const p = (meaning: Meaning) => scores.find((score) => score.label === meaning)?.p ?? 0
  const chosen = new Set<Meaning>()
  for (const hit of hits) {
    if (hit.strength === 'sure') {
      chosen.add(hit.meaning)
      why.push(`${hit.meaning}: ${hit.why}`)
    }
  }
  const likelyHits = hits
    .filter((hit) => hit.strength === 'likely' && !chosen.has(hit.meaning))
    .toSorted((a, b) => p(b.meaning) - p(a.meaning))
  const top = scores[0]
  if (chosen.size === 0) {
    const best = likelyHits[0]
    if (best !== undefined && (p(best.meaning) >= 0.12 || likelyHits.length === 1)) {
      const rival = top !== undefined && top.label !== best.meaning && top.p > 0.75 && p(best.meaning) < 0.08
      if (!rival) {
        chosen.add(best.meaning)
        why.push(`${best.meaning}: ${best.why} (p ${p(best.meaning).toFixed(2)})`)
      }
    }
  } else {
    for (const hit of likelyHits) {
      const worthIt = hit.meaning === 'complaint' || hit.meaning === 'consult' ? 0.25 : 0.5
      if (p(hit.meaning) >= worthIt) {
        chosen.add(hit.meaning)
        why.push(`${hit.meaning}: ${hit.why} (p ${p(hit.meaning).toFixed(2)})`)
      }
    }
  }
  if (chosen.size === 0 && top !== undefined) {
    const meaning = top.label as Meaning
    const needed = (consequential.has(meaning) ? 0.5 : 0.34) + novelty * 0.3
    if (top.p >= needed) {
      chosen.add(meaning)
      why.push(`${meaning}: score ${top.p.toFixed(2)}`)
    } else why.push(`too unsure: ${top.label} ${top.p.toFixed(2)}, needed ${needed.toFixed(2)}`)
  }
  settle(chosen, message, p, why)
  return { meanings: [...chosen], why }
}

/** Settles what cannot be meant together. */
function settle(chosen: Set<Meaning>, message: Message, p: (meaning: Meaning) => number, why: string[]): void {
  const drop = (meaning: Meaning, because: string) => {
    if (chosen.delete(meaning)) why.push(`not ${meaning}: ${because}`)
  }
  const has = (meaning: Meaning) => chosen.has(meaning)
  const text = message.text
  if (has('handoff')) {
    for (const meaning of ['booking', 'reschedule', 'status', 'consult', 'other', 'feedback', 'praise'] as const)
      drop(meaning, 'asks for a person')
    if (has('cancel') && !/取消|退单|cancel/.test(text)) drop('cancel', 'asks for a person')
  }
  if (has('complaint')) {
    for (const meaning of ['praise', 'survey', 'feedback', 'other'] as const) drop(meaning, 'is a complaint')
    if (has('consult') && !/什么时候退|多久|怎么(?:赔|退|处理)|投诉电话/.test(text)) drop('consult', 'is a complaint')
    if (has('booking') && !/重新|再(?:约|派|来)|另/.test(text)) drop('booking', 'is a complaint')
  }
  if (has('cancel') && has('reschedule')) {
    const replaced = /(?:改(?:到|成|约|在|为|期)|换(?:到|成)|挪(?:到)|推(?:到|迟)|重新约到)/.test(text) && !/不改|别改|不用改|直接取消/.test(text)
    drop(replaced ? 'cancel' : 'reschedule', replaced ? 'wants another time' : 'wants it undone')
  }
  if (has('cancel') && has('booking') && !/重新|另(?:外|约)|再(?:约|来|订)|换成|改(?:约|订)|instead/.test(text))
    drop('booking', 'wants it undone')
  if (has('reschedule') && has('booking')) drop('booking', 'moves an existing one')
  if (has('reschedule') && has('status') && !/到哪|还没/.test(text)) drop('status', 'wants it moved')
  if (has('cancel') && has('status') && !/到账|还没退/.test(text)) drop('status', 'wants it undone')
  if (has('booking') && has('status')) drop(p('booking') >= p('status') ? 'status' : 'booking', 'one or the other')
  if (has('status') && has('consult')) drop('consult', 'asks about a booking of theirs')
  if (has('other') && chosen.size > 1) {
    if (has('consult') || has('booking') || has('reschedule') || has('cancel')) {
      if (p('other') > 0.5 && !has('cancel') && !has('reschedule')) {
        drop('consult', 'is none of our trade')
        drop('booking', 'is none of our trade')
      } else drop('other', 'is our trade')
    }
  }
  if (has('feedback') && has('consult')) drop(p('feedback') >= p('consult') ? 'consult' : 'feedback', 'one or the other')
  if (has('feedback') && has('praise') && p('feedback') < p('praise')) drop('feedback', 'mostly praise')
  if (has('praise') && has('booking') && !/再(?:约|来)|约|book/.test(text)) drop('booking', 'is praise')
  if (has('praise') && has('consult')) drop(p('praise') >= p('consult') ? 'consult' : 'praise', 'one or the other')
  if (has('survey') && has('praise')) drop('praise', 'is a rating')
  if (chosen.size > 1 && has('goodbye') && has('thanks')) drop('thanks', 'says goodbye')
  for (const meaning of ['greeting', 'thanks', 'goodbye'] as const)
    if ([...chosen].some((other) => other !== meaning && !pleasantries.has(other))) drop(meaning, 'only politeness')
  if ([...chosen].some((meaning) => !pleasantries.has(meaning))) {
    if (message.context.expecting !== 'confirm') {
      drop('affirm', 'says more')
      drop('deny', 'says more')
    }
  }
}
