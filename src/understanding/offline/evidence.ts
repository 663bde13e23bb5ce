import { meanings } from './meaning.ts'
import { messageOf, type Message } from './message.ts'
import { excused, worker } from './rules/complaint.ts'
import { categoriesIn, complaintCategories, type ComplaintCategory } from './rules/complaint-category.ts'
import { hitsIn } from './rules/hits-in.ts'
import { asksPrice, happened, imagines, supposes } from './rules/question.ts'
import { withoutRefusedHandoff } from './rules/refusals.ts'
import { isSure, type Hit } from './rules/rule.ts'
import { gradeOf } from './rules/severity.ts'
import { wishes } from './rules/wish.ts'

/** What a message shows beside its letters. */
export interface Evidence {
  /** The message without the words that wave a person off. */
  read: Message
  /** Whether there were such words. */
  refused: boolean
  hits: readonly Hit[]
  /** Numbers of the marks that it bears, for the classifiers. */
  marks: readonly number[]
}

/** Gathers what the rules and word lists see; what it is worth, the classifiers learn from the example sentences. */
export function evidenceIn(message: Message): Evidence {
  const { rest, refused } = withoutRefusedHandoff(message.text)
  const read = refused && rest.length >= 3 ? messageOf(rest, message.context) : message
  const hits = hitsIn(read)
  const seen = categoriesIn(read.text).map(({ category }) => category)
  const accused = hits.some(({ meaning, strength }) => meaning === 'complaint' && /vital|outright/.test(strength))
  return {
    read,
    refused,
    hits,
    marks: marksOf(read, refused, hits, seen, accused),
  }
}

function marksOf(
  message: Message,
  refused: boolean,
  hits: readonly Hit[],
  seen: readonly ComplaintCategory[],
  accused: boolean,
): number[] {
  const { text, question, clauses } = message
  const grieves = hits.some(({ meaning }) => meaning === 'complaint')
  const manner = {
    question,
    imagines: imagines(text) || supposes(text) !== undefined,
    happened: happened.test(text),
    wishes: wishes(text),
    worker: worker.test(text),
  }
  const grave = seen.some(isGrave)
  const marks: boolean[] = []
  for (const meaning of meanings) {
    const hit = hits.find((each) => each.meaning === meaning)
    if (hit === undefined) marks.push(false, false, false, false)
    else marks.push(isSure(hit), hit.strength === 'likely', question, manner.wishes)
  }
  for (const category of complaintCategories) marks.push(seen.includes(category))
  for (const holds of Object.values(manner))
    marks.push(holds, holds && grieves, holds && !grieves, holds && seen.length > 0, holds && grave, holds && accused)
  marks.push(
    accused,
    manner.worker && manner.happened,
    manner.worker && manner.wishes,
    manner.worker && question,
    manner.happened && question,
    excused(text),
    refused,
    asksPrice.test(text),
    hits.length === 0,
    hits.length > 1,
    seen.length > 1,
    clauses.length > 1,
    clauses.length > 3,
    text.length < 6,
    text.length < 12,
    text.length > 40,
    !/[一-鿿]/.test(text),
  )
  const numbers: number[] = []
  for (const [number, holds] of marks.entries()) if (holds) numbers.push(number)
  return numbers
}

function isGrave(category: ComplaintCategory): boolean {
  return gradeOf(category) === 'S1'
}
