import type { Service } from '#business/catalogue/company.ts'
import { type SizeProblem, sizing } from '#business/catalogue/sizing.ts'
import type { Locale } from '#business/catalogue/text.ts'

/** What is wrong with a size, for the customer. */
export function sizeProblemText(locale: Locale, service: Service, problem: SizeProblem): string {
  const zh = locale === 'zh'
  const { unit } = sizing(service)
  switch (problem.reason) {
    case 'area_missing':
      return zh ? '还差面积，大概多少平方米？' : 'How large is it, in square metres?'
    case 'count_missing':
      return zh ? `还差数量，一共几${unit.zh}？` : 'How many are there?'
    case 'area_out_of_range':
    case 'count_out_of_range':
    case 'hours_out_of_range': {
      const range = `${problem.limits.min}–${problem.limits.max}`
      const what = problem.reason === 'hours_out_of_range' ? { zh: '小时', en: 'hours' } : unit
      return zh ? `请给一个${range}${what.zh}之间的数` : `Please give a number of ${range} ${what.en}`
    }
    case 'unknown_variant':
    case 'unknown_add_on':
      return zh ? `${service.name.zh}没有“${problem.id}”这一项` : `${service.name.en} has no “${problem.id}”`
    default:
      return problem satisfies never
  }
}
