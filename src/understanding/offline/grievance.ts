import type { Severity } from '#engine/command.ts'
import type { Classifier } from './classifier.ts'
import { categoriesIn, complaintCategories, type ComplaintCategory } from './rules/complaint-category.ts'
import { gradeOf, severityOf } from './rules/severity.ts'

/** A complaint as the case will be opened. */
export interface Grievance {
  category: ComplaintCategory
  severity: Severity
  /** Whether words of the text, or a strong likeness to grave ones, make it an S1. */
  worded: boolean
  /** How much it is like S1 complaints, 0 to 1. */
  likeness: number
}

/**
 * Judges what a complaint is about. The word lists decide between the categories that they see, helped by the scores;
 * where they see none the scores decide. A grave reading is believed early: an S1 taken for an S3 is the worse mistake.
 */
export function grievanceIn(text: string, categorise: Classifier): Grievance {
  const scores = categorise(text)
  const score = (category: string) => scores.find(({ label }) => label === category)?.p ?? 0
  const seen = categoriesIn(text).map(({ category }) => category)
  const likeliest = complaintCategories.toSorted((a, b) => score(b) - score(a))[0] ?? 'quality'
  const graveSeen = seen.filter((category) => gradeOf(category) === 'S1')
  const among = graveSeen.length > 0 ? graveSeen : seen
  const best = among.toSorted((a, b) => score(b) - score(a))[0]
  const category = best ?? (score(likeliest) >= leastScore ? likeliest : 'quality')
  const severity = severityOf(text, category)
  const worded = severityOf(text, best ?? 'quality') === 'S1' || graveShare(scores) >= surelyGrave
  const likeness = graveShare(scores)
  if (severity !== 'S1' && likeness >= graveEnough) {
    const grave = complaintCategories
      .filter((each) => gradeOf(each) === 'S1')
      .toSorted((a, b) => score(b) - score(a))[0]
    if (grave !== undefined) return { category: grave, severity: severityOf(text, grave), worded, likeness }
  }
  return { category, severity, worded, likeness }
}

/** How much of the score lies on categories that are S1 by nature, 0 to 1. */
export function graveShare(scores: ReturnType<Classifier>): number {
  return scores
    .filter(({ label }) => complaintCategories.some((each) => each === label && gradeOf(each) === 'S1'))
    .reduce((sum, { p }) => sum + p, 0)
}

const leastScore = 0.25
const graveEnough = 0.3
const surelyGrave = 0.35
