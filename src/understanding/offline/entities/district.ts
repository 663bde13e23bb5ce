import { cities, citiesInEnglish, districtsByCity, quarters } from '../vocabulary/places.ts'
import type { Found } from './found.ts'
import { matchesIn } from '../matches-in.ts'

/** Where the company works: its city, and the districts that it serves, by name or with the other names they go by. */
export interface ServedArea {
  city: string
  districts: readonly (string | ServedDistrict)[]
}

interface ServedDistrict {
  name: string
  en?: string
  /** Quarters, old names, other spellings. */
  synonyms?: readonly string[]
}

/** `value` is the district as the catalogue writes it (浦东新区), or as said when it lies outside. */
export interface DistrictMention extends Found<string> {
  /** Another city, or a district that the company does not serve. */
  outside?: true
}

/** Districts, quarters and other cities named in the text. Streets named after cities (南京西路) are none. */
export function findDistricts(text: string, area: ServedArea): DistrictMention[] {
  const table = tableFor(area)
  const found: DistrictMention[] = []
  for (const match of matchesIn(text, table.chinese)) {
    const said = match[0]
    const after = text.slice(match.index + said.length)
    const place = table.places.get(said)
    if (!place || (STREET_AFTER.test(after) && !/[区市]$/.test(said))) continue
    // 普陀, 静安 and the like are told from 徐汇区 in another city only by 区 or by what follows; a quarter is no district.
    add(match.index, said, place)
  }
  for (const match of matchesIn(text, table.latin, LETTER)) {
    const place = table.places.get(match[0].toLowerCase().replace(/[’`]/g, "'"))
    const after = text.slice(match.index + match[0].length)
    if (
      place &&
      !/^\s(?:(?:east|west|north|south|middle|central)\s)?(?:road|rd|street|st|avenue|ave|lu)\b/i.test(after)
    )
      add(match.index, match[0], place)
  }
  for (const match of matchesIn(text, UNKNOWN_DISTRICT)) {
    const said = match[1] ?? ''
    if (NOT_DISTRICT.test(said)) continue
    add(match.index + match[0].length - said.length, said, { district: said, outside: true })
  }
  return found.toSorted((a, b) => a.at - b.at)

  function add(at: number, said: string, place: Place): void {
    if (place.district === undefined) return
    if (found.some((other) => other.at < at + said.length && at < other.at + other.length)) return
    const mention: DistrictMention = { value: place.district, at, length: said.length, text: said }
    found.push(place.outside ? { ...mention, outside: true } : mention)
  }
}

interface Place {
  /** Undefined for the company's own city, which says nothing about the district. */
  district?: string
  outside?: true
}

interface Table {
  places: Map<string, Place>
  chinese: RegExp
  latin: RegExp
}

const LETTER = /[a-z]/i
const STREET_AFTER =
  /^(?:[东西南北中]|[一二三四五])*(?:路|街|大街|大道|道(?!附近)|弄|巷|河|桥|公园|寺|菜|话|人|烤鸭|牌)/
// A district that no table knows, standing where an address begins.
const UNKNOWN_DISTRICT =
  /(?:^|[\s,:]|在|住|市|是|到)([㐀-䶿一-鿿]{2,3}区)(?=[㐀-䶿一-鿿]{2,8}(?:路|街|道|镇|小区|花园|\d))/gu
const NOT_DISTRICT =
  /小区|社区|园区|地区|城区|校区|厂区|景区|住宅区|别墅区|工业区|[东西南北]区|[新老郊市]区|开发区|[一二三四五六期]区|那个|这个|哪个|服务|我们|你们/

const tables = new WeakMap<ServedArea, Table>()

function tableFor(area: ServedArea): Table {
  const known = tables.get(area)
  if (known) return known
  const built = build(area)
  tables.set(area, built)
  return built
}

function build({ city, districts }: ServedArea): Table {
  const home = city.replace(/市$/, '')
  const places = new Map<string, Place>()
  const served: readonly ServedDistrict[] = districts.map((district) =>
    typeof district === 'string' ? { name: district } : district,
  )
  const servedByShortName = new Map(served.map(({ name }) => [short(name), name]))
  for (const other of cities.split(' ')) {
    const place: Place = other === home ? {} : { district: other, outside: true }
    places.set(other, place).set(`${other}市`, place)
  }
  for (const [latin, other] of Object.entries(citiesInEnglish))
    places.set(latin, other === home ? {} : { district: other, outside: true })
  // Districts elsewhere first: a name that two cities share means the one at home.
  const byHomeLast = Object.entries(districtsByCity).toSorted(([a], [b]) => Number(a === home) - Number(b === home))
  for (const [where, names] of byHomeLast) {
    for (const [name, latin] of Object.entries(names)) {
      const inService = where === home ? servedByShortName.get(name) : undefined
      const place: Place = inService ? { district: inService } : { district: `${name}区`, outside: true }
      if (where === home) places.set(name, place)
      places.set(`${name}区`, place).set(`${name}新区`, place)
      for (const spelling of [latin, latin.replace("'", ''), latin.replace("'", ' ')]) {
        if (where === home || !places.has(spelling))
          for (const tail of ['', ' district', ' new area', '区']) places.set(spelling + tail, place)
      }
    }
  }
  for (const [name, district] of servedByShortName)
    places.set(name, { district }).set(district, { district }).set(`${name}区`, { district })
  for (const [quarter, name] of Object.entries(quarters[home] ?? {})) {
    const inService = servedByShortName.get(name)
    if (!places.has(quarter))
      places.set(quarter, inService ? { district: inService } : { district: `${name}区`, outside: true })
  }
  for (const { name, en, synonyms } of served) {
    for (const other of [...(synonyms ?? []), ...(en ? [en] : [])])
      if (!places.get(other.toLowerCase())?.district) places.set(other.toLowerCase(), { district: name })
  }
  const names = [...places.keys()].toSorted((a, b) => b.length - a.length)
  const latin = names
    .filter((name) => /^[a-z]/.test(name))
    .map((name) => RegExp.escape(name).replace(/'|\\x27/, "['’`]"))
  return {
    places,
    chinese: new RegExp(
      names
        .filter((name) => !/^[a-z]/.test(name))
        .map((name) => RegExp.escape(name))
        .join('|'),
      'g',
    ),
    latin: new RegExp(`(?<![a-zA-Z])(?:${latin.join('|')})(?![a-zA-Z])`, 'gi'),
  }
}

function short(district: string): string {
  return district.length > 2 ? district.replace(/(?:新区|区|县|市)$/, '') : district
}
