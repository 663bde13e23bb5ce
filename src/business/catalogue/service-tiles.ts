import type { Company } from '#business/catalogue/company.ts'
import type { Locale } from '#business/catalogue/text.ts'
import { moneyText } from '#business/wording.ts'

/** A service in a list to choose from. */
export interface ServiceTile {
  id: string
  name: string
  label: string
  priceText: string
  unit: string
}

export function serviceTiles(company: Company, locale: Locale): ServiceTile[] {
  return company.services.map((service) => {
    const prices =
      service.variants.length > 0 ? service.variants.map(({ priceFen }) => priceFen) : [service.priceFen.typical]
    const least = Math.min(...prices)
    const from = prices.some((price) => price !== least)
    const money = moneyText(least)
    const priceText = from ? (locale === 'zh' ? `${money}起` : `from ${money}`) : money
    return {
      id: service.id,
      name: service.name[locale],
      label: service.name[locale],
      priceText,
      unit: service.unit[locale],
    }
  })
}
