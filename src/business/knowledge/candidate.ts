import type { Text } from '#business/catalogue/text.ts'

/** A possible answer, and which parts of a question it speaks to. */
export interface Candidate {
  /** Where in the catalogue it comes from: `clean-deep.price`, `policy.cancel`, `F15`. */
  source: string[]
  text: Text
  /** Topics and facets of the question that this answer takes care of. */
  topics: readonly string[]
  facets?: readonly string[]
  /** It speaks of the services, items or the place that the question names. */
  services?: boolean
  items?: boolean
  /** Set where naming a kind or level is all that the question says. */
  kinds?: boolean
  place?: boolean
}
