import { findAddresses } from '../offline/entities/address.ts'
import type { ServedArea } from '../offline/entities/district.ts'
import { findPhones } from '../offline/entities/phone.ts'

/** Takes telephone numbers, addresses and other long numbers out of texts and puts them back. */
export interface Mask {
  /** The text with `[PHONE-1]`, `[ADDRESS-1]`, `[NUMBER-1]` in place of what nobody outside needs to know. */
  out(text: string, expecting?: string): string
  /** Words of the model with what the tokens stand for. */
  back(words: string): string
}

type Kind = 'PHONE' | 'ADDRESS' | 'NUMBER'

const token = /\[((?:PHONE|ADDRESS|NUMBER)-\d+)\]/g
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
// A street with a number and what follows it, in case the reader of addresses sees none.
const street =
  /[\u4e00-\u9fff]{2,4}(?:大道|公路|路|街|巷|胡同)\s*(?:\d+|[零一二三四五六七八九十百]+(?=[号弄巷]))[^，。,!?！？\s]{0,20}|\d+弄[^，。,!?！？\s]{0,16}/g
const doors =
  /(?:[A-Za-z]?\d+\s*(?:号楼?|弄|支弄|栋|幢|座|单元|楼|层|室|房|户)\s*){2,}(?:\d{2,4})?|[A-Za-z]?\d{3,4}(?:室|房|户)/g
const englishStreet =
  /\b(?:(?:room|rm|apt|flat|unit|building|bldg|no|block)\.?\s*#?\s*[\w-]{1,6},?\s*)*\d{1,5}\s+(?:[A-Z][a-z]+\s+){1,4}(?:road|rd|street|st|avenue|ave|lane|ln|district)\b\.?/gi
const longNumber = /(?<!\d)[A-Za-z]{0,5}\+?\d(?:[\s\-.()]{0,2}\d){6,}/g
const chineseNumber = /[零〇一幺二两三四五六七八九]{7,}/g

/**
 * One mask serves one question: the same value has the same token in the message, in earlier lines and in the state.
 * Texts are expected as `normalise` leaves them. What only might be an address is taken out too: the readers offline
 * see the words themselves.
 * @param known phone, address and the like that the conversation has on file
 */
export function makeMask(served: ServedArea, known: readonly string[] = []): Mask {
  const tokens = new Map<string, string>()
  const values = new Map<string, string>()
  const counts = { PHONE: 0, ADDRESS: 0, NUMBER: 0 }

  function tokenOf(value: string, kind: Kind): string {
    const existing = tokens.get(value)
    if (existing !== undefined) return existing
    const name = `[${kind}-${++counts[kind]}]`
    tokens.set(value, name)
    values.set(name, value)
    return name
  }

  /** Only what stands between tokens is looked at again. */
  const outside = (text: string, change: (part: string) => string): string =>
    text
      .split(/(\[(?:PHONE|ADDRESS|NUMBER)-\d+\])/)
      .map((part, i) => (i % 2 === 1 ? part : change(part)))
      .join('')

  return {
    out(text, expecting) {
      // Whoever types a token himself means nothing by it.
      let masked = text.replace(token, '$1')
      for (const value of known.filter((each) => each.length >= 4))
        masked = outside(masked, (part) =>
          part.replaceAll(value, (said) => tokenOf(said, /^\d+$/.test(said) ? 'PHONE' : 'ADDRESS')),
        )
      const context = expecting === undefined ? {} : { expecting }
      masked = outside(masked, (part) => replaced(part, findPhones(part, context), (said) => tokenOf(said, 'PHONE')))
      masked = outside(masked, (part) => {
        const found = findAddresses(part, { ...context, served }).filter(({ saved }) => saved !== true)
        return replaced(part, found, (said) => tokenOf(said, 'ADDRESS'))
      })
      for (const pattern of [street, englishStreet, doors])
        masked = outside(masked, (part) => part.replace(pattern, (said) => tokenOf(said, 'ADDRESS')))
      for (const pattern of [mail, longNumber, chineseNumber])
        masked = outside(masked, (part) => part.replace(pattern, (said) => tokenOf(said, 'NUMBER')))
      return masked
    },
    back: (words) => words.replace(token, (name) => values.get(name) ?? name),
  }
}

function replaced(
  text: string,
  found: readonly { at: number; length: number }[],
  tokenFor: (said: string) => string,
): string {
  let result = ''
  let end = 0
  for (const { at, length } of found.toSorted((a, b) => a.at - b.at)) {
    if (at < end) continue
    result += text.slice(end, at) + tokenFor(text.slice(at, at + length))
    end = at + length
  }
  return result + text.slice(end)
}
