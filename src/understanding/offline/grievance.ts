import type { Severity } from '#engine/command.ts'
import type { Score } from './classifier.ts'
import { spoilt } from './rules/complaint.ts'
import { categoriesIn, complaintCategories, type ComplaintCategory } from './rules/complaint-category.ts'
import { danger, exposure, gradeOf, severityOf } from './rules/severity.ts'

/** A complaint as the case would be opened, and how likely it is one. */
export interface Grievance {
  category: ComplaintCategory
  severity: Severity
  /** How likely it is a complaint and of S1, 0 to 1; none where another kind is much the likelier. */
  risk: number
}

/** How much risk of an S1 is enough to act on it: an S1 taken for something milder is the worse mistake. */
const RISK = 0.12
// Where one milder kind is so many times likelier than all grave ones, it is that. Whoever threatens to go public uses
// strong words for anything, so there the likelier of the two decides.
const PLAINLY = 8
const LOUDLY = 1

/**
 * Weighs whether somebody tells of a grievance, and what it is about.
 * @param likelihood of a complaint, 0 to 1, or an outcry, which is grave whatever the scores say
 * @param scores of the categories, given that it is one
 */
export function grievanceIn(text: string, likelihood: number | 'outcry', scores: readonly Score[]): Grievance {
  const grave = scores.filter(({ label }) => isGrave(label)).reduce((sum, { p }) => sum + p, 0)
  const plain = Math.max(...scores.filter(({ label }) => !isGrave(label)).map(({ p }) => p), 0)
  const told = likelihood === 'outcry' ? undefined : harmTold(text)
  const milder = told === undefined ? plain > grave * (exposure.test(text) ? LOUDLY : PLAINLY) : told === 'thing'
  const risk = likelihood === 'outcry' ? 1 : milder ? 0 : told === 'worse' ? likelihood : likelihood * grave
  const named =
    told === 'thing'
      ? (['damage'] as const)
      : scores.flatMap(({ label }) => complaintCategories.find((each) => each === label) ?? [])
  // Anger that names nothing is what most anger is about.
  const nameless = scores[0]?.label === 'any' && risk < RISK
  const category = (nameless ? undefined : named.find((each) => isGrave(each) === risk >= RISK)) ?? 'quality'
  return { category, severity: severityOf(text, category), risk }
}

// Whatever the score makes of a verb, 把我家电视砸坏了 is a broken thing, and neither 把我妈的手弄断了 nor 水管弄断了，家里被水淹了.
function harmTold(text: string): 'thing' | 'worse' | undefined {
  if (!spoilt.test(text)) return undefined
  const seen = categoriesIn(text).map(({ category }) => category)
  if (seen.some(isGrave)) return body.test(text) || seen.includes('safety_hazard') ? 'worse' : undefined
  return somebody.test(text) || danger.test(text) ? undefined : 'thing'
}

const body = /手(?![机表办镯链套柄])|脚|腿|头(?!盔)|脸|胳膊|腰|骨|眼(?!镜)|指|牙(?!刷|膏)|鼻/
const somebody = new RegExp(
  `${body.source}|[妈爸爷奶娘爹]|[公婆](?!司)|老人|老太|孩子|小孩|宝宝|[娃崽囡]|儿子|女儿|[猫狗]`,
)

/**
 * Whether the risk of an S1 is acted on. Where nothing was asked a guess is enough; the answer to a question must show
 * it, the more so where the question invites remarks about the house.
 * @param vouched whether a rule, too, takes it for a complaint
 */
export function isHeard(
  text: string,
  { severity, risk }: Grievance,
  setting: keyof typeof heardFrom,
  vouched = false,
): boolean {
  const { rule, score } = heardFrom[setting]
  return risk >= (vouched ? rule : score) || (setting !== 'open' && severity === 'S1' && danger.test(text))
}

/** Below this no risk is acted on. */
export const LEAST_RISK = 0.1

const heardFrom = {
  open: { rule: LEAST_RISK, score: 0.15 },
  asked: { rule: 0.3, score: 0.5 },
  remarked: { rule: 0.3, score: 0.8 },
  given: { rule: 0.3, score: 1 },
} as const

const graveLabels: ReadonlySet<string> = new Set(complaintCategories.filter((each) => gradeOf(each) === 'S1'))
const isGrave = (label: string) => graveLabels.has(label)
