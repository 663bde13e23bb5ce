import type { Company, District } from '#business/catalogue/company.ts'
import { otherPlaces } from '#business/catalogue/other-places.ts'

/** Where a question is about: a served district, or a place that is known not to be served. */
export interface Place {
  district?: District
  outside?: string
  /** The words in the normalised text that name it. */
  words: string[]
}

/** Finds the place that a normalised question names; undefined when it names none that we can be sure of. */
export function findPlace(text: string, company: Company): Place | undefined {
  const words: string[] = []
  let district: District | undefined
  for (const candidate of company.districts) {
    const names = [
      candidate.name,
      candidate.name.replace(/(?:新区|区|县|市)$/, ''),
      candidate.text.en,
      ...candidate.synonyms,
    ]
    const found = names.map((name) => name.toLowerCase()).filter((name) => name.length > 1 && contains(text, name))
    if (found.length === 0) continue
    district ??= candidate
    words.push(...found)
  }
  // "在上海徐汇" names the city as well; alone it says no more than that the company is at home there.
  const home = [company.city.zh, company.city.en.toLowerCase()]
  words.push(...home.filter((name) => contains(text, name)))
  // "虹口足球场那边" names a landmark that nobody has listed.
  const landmark = words.flatMap(
    (name) => new RegExp(`${name}[一-鿿]{1,6}?(?:那边|那里|这边|这里|附近|旁边|周边|一带)`).exec(text)?.[0] ?? [],
  )
  words.push(...landmark)
  if (district) return { district, words }
  const outside = [
    ...company.neighbours.flatMap((name) => [name.toLowerCase(), name.replace(/(?:新区|区|县|市)$/, '').toLowerCase()]),
    ...otherPlaces,
  ].find((name) => !home.includes(name) && contains(text, name))
  if (outside) return { outside, words: [...words, outside] }
  const other = /[一-鿿]{2,3}(?:新区|区|县)(?=$|[^一-鿿]|能|可以|有|去|做|上门|服务|那|这|的|吗)/.exec(text)?.[0]
  if (other && !/小区|哪|什么|几个|服务区/.test(other)) return { outside: other, words: [...words, other] }
  return words.length > 0 ? { words } : undefined
}

function contains(text: string, name: string): boolean {
  // 四川话 and 广东菜 are a way of speaking and of cooking.
  if (!/^[a-z' ]+$/.test(name))
    return text
      .split(name)
      .slice(1)
      .some((after) => !/^[话菜人味]/.test(after))
  return new RegExp(String.raw`\b${name}\b`).test(text)
}
