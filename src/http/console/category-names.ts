import { categories, type Category, categoryInfo } from '#business/cases/category.ts'

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** What complaints are about, as a list and a heading say it; in a sentence the English begins small. */
export const categoryNames = categories.map((id: Category) => ({
  id,
  zh: categoryInfo[id].text.zh,
  en: capital(categoryInfo[id].text.en),
}))
