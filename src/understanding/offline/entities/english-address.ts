import { matchesIn } from '../matches-in.ts'

/** The first address in English, the number before the street or behind it: 118 Wukang Road, apt 5B; Biyun road 633. */
export function findEnglishAddresses(text: string): { at: number; length: number }[] {
  if (!/[A-Za-z]{2}/.test(text)) return []
  const spans: { at: number; length: number }[] = []
  for (const pattern of [ENGLISH, ENGLISH_LOWER, ENGLISH_NUMBER_LAST]) {
    for (const found of matchesIn(text, pattern)) {
      const lead = ENGLISH_LEAD.exec(found[0])?.[0].length ?? 0
      const said = found[0].slice(lead).replace(/[\s,.]+$/, '')
      if (!/\d/.test(said) || spans.length > 0) continue
      spans.push({ at: found.index + lead, length: said.length })
    }
  }
  return spans
}

const STREET =
  '(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Drive|Dr|Highway|Hwy|Lu|Jie|Dadao|Way|Court|Garden|Gardens|Plaza|Mansion|Tower|Park|Villa|Villas|Residence|Apartments?)'
const UNIT = String.raw`(?:(?:[Aa]pt|[Aa]partment|[Uu]nit|[Rr]oom|[Rr]m|[Ff]lat|[Ss]uite|[Ss]te|[Ff]loor|[Bb]uilding|[Bb]ldg|[Bb]lock|[Tt]ower|[Ll]ane|[Nn]o|#)\.?\s?#?\s?[A-Za-z]?\d{1,5}[A-Za-z]?(?:-\d{1,5})?|#\s?\d{1,5}|\d{1,3}(?:st|nd|rd|th|/)\s?(?:[Ff]loor|[Ff]l|[Ff])|\d{1,3}F)`
const WORD = String.raw`[A-Z][A-Za-z'’]+`
const STREET_ADDRESS = String.raw`(?:(?:${UNIT}|No\.?\s?\d+),?\s+(?:of\s)?){0,3}(?:\d{1,5}(?:-\d{1,4})?,?\s+)?(?:Lane\s\d+,?\s+)?(?:(?:East|West|North|South|Middle|Central)\s)?(?:${WORD}\s){1,4}\(?(?:${STREET}|[ENSWM]\.?\s(?:Rd|Road))\)?\.?`
const TAIL = String.raw`(?:\s?,?\s*(?:${UNIT}|\d{1,5}\s(?:${WORD}\s){1,3}${STREET}(?![A-Za-z])|No\.?\s?\d+|\d{1,5}(?![\d:]|\s?(?:am|pm|sqm|sq|hours?))|Lane\s\d+|near\s(?:${WORD}\s?){1,3}|(?:${WORD}\s?){1,3}(?:District|New Area|Shanghai|Garden|Gardens|Plaza|Tower|Compound)|${WORD}(?=\s*(?:,|\.|$))))*`
const ENGLISH = new RegExp(`(?<![A-Za-z\\d])${STREET_ADDRESS}(?![A-Za-z])${TAIL}`, 'g')
const ENGLISH_LOWER =
  /\b\d{1,5},?\s(?:[a-z']+\s){1,4}(?:road|rd|street|avenue|ave|lane|lu)\b(?:\s?,?\s*(?:(?:apt|unit|room|rm|flat|building|block|floor)\.?\s?#?[a-z]?\d{1,5}[a-z]?|[a-z]+(?=\s*(?:,|\.|$))))*/gi
// Biyun road 633 building 5 room 1204
const ENGLISH_NUMBER_LAST =
  /(?<![A-Za-z])(?:[a-z']+\s){1,3}?(?:road|rd|street|avenue|ave|lu)\s?,?\s?(?:no\.?\s?)?\d{1,5}(?!\d)(?:\s?,?\s*(?:(?:apt|unit|room|rm|flat|building|bldg|block|floor|lane|no)\.?\s?#?[a-z]?\d{1,5}[a-z]?|\d{1,2}f)(?![a-z]))*/gi
const ENGLISH_LEAD =
  /^(?:(?:It's|I|My|The|At|Address|Is|Please|Come|To|We|Live|Located|In|On|Change|Hi|Hello|Near|Of|Am)\s+)+/i
