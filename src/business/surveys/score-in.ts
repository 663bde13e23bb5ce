const words: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

/** The score that a customer wrote: "9", "９分吧", "九分", "肯定推荐，10"; undefined where there is none between the two ends. */
export function scoreIn(text: string, least: number, most: number): number | undefined {
  const plain = text.normalize('NFKC')
  const digits = /(?:^|[^\d.])(\d{1,2})(?![\d.])/.exec(plain)?.[1]
  const word = /^[^\p{Script=Han}]*(?:打|给|评)?([零一二两三四五六七八九十])(?:分|$|[^\p{Script=Han}])/u.exec(
    plain,
  )?.[1]
  const score = digits === undefined ? words[word ?? ''] : Number(digits)
  return score !== undefined && score >= least && score <= most ? score : undefined
}
