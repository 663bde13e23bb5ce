import { matchesIn } from '../matches-in.ts'
const negatedBefore =
  /(?:不是(?:我)?(?:要|想|说|让你)?|不要|别(?:再|给我|老|急着)?|莫(?:给我|再)?|勿|不用|不必|毋须|没必要|甭|用不着|无需|没(?:有)?(?:说|要|想|让)?(?:过)?要?|不想(?:要)?|不需要|不打算|先不|暂时不|不会|不(?!是)|don'?t(?: want)?(?: to)?|do not(?: want)?(?: to)?|no need(?: to| for)?|not(?: going)?(?: to)?|never|without|didn'?t)\s*[^，。！？；,.!?;\n]{0,3}$/

// "能不能取消" and "怎么还不转人工" ask for the thing although they contain 不.
const onlySeemsNegated =
  /(?:能不能|可不可以|可以不可以|行不行|要不要|是不是|好不好|会不会|想不想|要不|不如|差不多|不好意思|对不起|怎么(?:还)?不|为什么(?:还)?不|为啥(?:还)?不|干嘛不|还不(?:给我|帮我)?|不得不|不是不|can'?t you|why don'?t you|can not you)\s*[^，。！？；,.!?;\n]{0,3}$/

/**
 * The first match of the pattern that its clause does not negate ("不是要取消" does not assert 取消).
 * The pattern needs the flag `g`.
 */
export function asserted(text: string, pattern: RegExp): string | undefined {
  for (const match of matchesIn(text, pattern)) {
    if (!isNegatedAt(text, match.index)) return match[0]
  }
  return undefined
}

/** Whether the words just before `at`, in the same clause, take back what follows. */
export function isNegatedAt(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at)
  return negatedBefore.test(before) && !onlySeemsNegated.test(before)
}
