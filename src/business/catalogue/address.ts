import type { Company, District } from '#business/catalogue/company.ts'
import { otherPlaces } from '#business/catalogue/other-places.ts'

export type AddressProblem = 'outside' | 'too_short' | 'no_number' | 'unknown_district'

export interface CheckedAddress {
  /** False where nobody could find the place, or nobody goes there. An unknown district alone is no obstacle. */
  ok: boolean
  text: string
  /** As in the catalogue, or null while unknown. */
  district: string | null
  reason?: AddressProblem
}

/** Whether an address is served and complete enough to find. */
export function checkAddress(company: Company, address: string): CheckedAddress {
  // 徐汇区，宜山路，455弄 is one name; English addresses keep their commas.
  const joined = address.normalize('NFKC').replaceAll(/(?<=\p{Script=Han})\s*[,、;]\s*(?=[\p{Script=Han}\d])/gu, '')
  const text = joined.replaceAll(/\s+/g, ' ').trim()
  const district = districtOf(company, text)?.name ?? null
  const refused = (reason: AddressProblem): CheckedAddress => ({ ok: false, text, district, reason })
  if (district === null && isElsewhere(company, text)) return refused('outside')
  const words = text.replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (words.length < 5) return refused('too_short')
  if (!/\d|[一二三四五六七八九十百零〇两]+\s*(?:号|弄|栋|幢|座|单元|楼|层|室|户)/u.test(text))
    return refused('no_number')
  return district === null ? { ok: true, text, district, reason: 'unknown_district' } : { ok: true, text, district }
}

/** The served district that a text names, by its own name before any place within it. */
export function districtOf(company: Company, text: string): District | undefined {
  const folded = text.normalize('NFKC').toLowerCase()
  const named = company.districts.find(({ name }) => folded.includes(name.toLowerCase()))
  if (named) return named
  // Somewhere else by its own name outweighs a road that also exists here.
  if (isElsewhere(company, text)) return undefined
  const found = company.districts.flatMap((district) =>
    [district.text.en, ...district.synonyms]
      .filter((synonym) => folded.includes(synonym.toLowerCase()))
      .map((synonym) => ({ district, length: synonym.length })),
  )
  return found.toSorted((a, b) => b.length - a.length)[0]?.district
}

const noDistrict =
  /(?:小区|园区|社区|校区|厂区|院区|景区|开发区|街区|别墅区|生活区|住宅区|工业区|商业区|家属区|城区|郊区|地区|东区|西区|南区|北区|中区|新区|老区|分区)$/

// 南京西路 is a road like any other; 南京市玄武区 and 苏州工业园区 are somewhere else.
const otherCity = new RegExp(
  String.raw`^(?:中国)?(?:${otherPlaces.filter((place) => /\p{Script=Han}/u.test(place)).join('|')})(?!(?:[东西南北中]|[一二三四五])?(?:路|街|大道|弄|里|巷|村|河|花园|大厦|广场|公寓|苑|城))`,
  'u',
)

const latinCity = new RegExp(
  String.raw`\b(?:${otherPlaces.filter((place) => !/\p{Script=Han}/u.test(place)).join('|')})\b(?!\s+(?:\w+\s+)?(?:road|rd|street|st|avenue|ave|lane)\b)`,
  'i',
)

function isElsewhere(company: Company, text: string): boolean {
  const folded = text.toLowerCase()
  if (company.neighbours.some((place) => folded.includes(place.toLowerCase()))) return true
  const [ours] = folded.match(latinCity) ?? []
  if (ours !== undefined && !folded.includes(company.city.en.toLowerCase())) return true
  const city = company.city.zh
  if (!text.startsWith(city) && otherCity.test(text)) return true
  const cities = [...text.matchAll(/(\p{Script=Han}{2,3}?)[市省]/gu)].map(([, name = '']) => name)
  if (cities.some((name) => !name.endsWith(city) && !/[菜超门城夜]$/.test(name))) return true
  const rest = text.replace(new RegExp(`^.*?${city}市?`, 'u'), '')
  const [, named] = /^(\p{Script=Han}{2,3}区)/u.exec(rest) ?? []
  return named !== undefined && !noDistrict.test(named) && !company.districts.some(({ name }) => name.includes(named))
}
