import { parseNumber } from '../number.ts'
import type { Found } from './found.ts'
import { matchesIn } from '../matches-in.ts'

/** A layout: 三室两厅一卫 has 3 bedrooms, 2 living rooms, 1 bathroom. */
export interface Rooms {
  bedrooms: number
  living?: number
  bathrooms?: number
}

/** Layouts of homes (三室一厅, 两居, 开间, "2-bedroom flat"). */
export function findRooms(text: string): Found<Rooms>[] {
  const found: Found<Rooms>[] = []
  for (const match of matchesIn(text, CHINESE_LAYOUT)) {
    const bedrooms = count(match[1])
    if (bedrooms === undefined || bedrooms < 1 || bedrooms > 12) continue
    // 8室 after a building is a door, a layout has a hall, a bath, or 居/房 behind a small number.
    const rest = match[0].slice((match[1] ?? '').length + 1)
    if (rest === '' && /^(?:室)/.test(match[0].slice((match[1] ?? '').length)) && bedrooms > 5) continue
    if (/[\d号楼栋幢座单元层弄路街道-]$/.test(text.slice(0, match.index)) && !match[2]) continue
    add(match.index, match[0], { bedrooms, living: count(match[2]), bathrooms: count(match[3]) })
  }
  for (const match of matchesIn(text, ENGLISH_LAYOUT, BED)) {
    const bedrooms = count(match[1]) ?? ENGLISH[(match[1] ?? '').toLowerCase()]
    if (bedrooms === undefined || bedrooms < 1 || bedrooms > 12) continue
    const bathrooms = count(match[2]) ?? ENGLISH[(match[2] ?? '').toLowerCase()]
    add(match.index, match[0], { bedrooms, bathrooms })
  }
  for (const match of matchesIn(text, /单间(?!距)|开间|一居(?!室|[一-十])|\bstudio\b/gi))
    add(match.index, match[0], { bedrooms: 1 })
  return found.toSorted((a, b) => a.at - b.at)

  function add(at: number, whole: string, rooms: { [Key in keyof Rooms]: Rooms[Key] | undefined }): void {
    if (found.some((other) => other.at < at + whole.length && at < other.at + other.length)) return
    const value: Rooms = { bedrooms: rooms.bedrooms ?? 1 }
    if (rooms.living !== undefined) value.living = rooms.living
    if (rooms.bathrooms !== undefined) value.bathrooms = rooms.bathrooms
    found.push({ value, at, length: whole.length, text: whole })
  }
}

/** Square metres that a home of this layout usually has in a Chinese city. A guess, to be read back. */
export function usualArea(rooms: Rooms): number {
  const bySize = [35, 50, 80, 105, 145, 200]
  const base = bySize[Math.min(rooms.bedrooms, 5)] ?? 200
  const secondHall = (rooms.living ?? 1) >= 2 ? 15 : 0
  const secondBath = (rooms.bathrooms ?? 1) >= 2 ? 5 : 0
  return base + (rooms.bedrooms > 5 ? (rooms.bedrooms - 5) * 40 : 0) + secondHall + secondBath
}

const NUMBER = '[1-9]|[一二两三四五六七八九]'
const CHINESE_LAYOUT = new RegExp(
  `(?<![\\d零〇一二三四五六七八九十百])(${NUMBER})(?:室(?:户(?!口))?|房(?!间|子|东|屋|产)|居室?)(?:(${NUMBER})厅)?(?:[一二两三1-9]厨)?(?:(${NUMBER})卫)?(?![\\d楼])`,
  'g',
)
const ENGLISH: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
const ENGLISH_NUMBER = '[1-9]|one|two|three|four|five|six'
const BED = /b/i
const ENGLISH_LAYOUT = new RegExp(
  `\\b(${ENGLISH_NUMBER})[ -]?(?:bed(?:room)?s?|br|b(?=\\d))(?:[ ,/&-]*(?:and )?(${ENGLISH_NUMBER})[ -]?(?:bath(?:room)?s?|ba|b)\\b)?`,
  'gi',
)

function count(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseNumber(text)
}
