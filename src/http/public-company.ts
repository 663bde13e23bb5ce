import type { Company } from '#business/catalogue/company.ts'
import { moneyText } from '#business/wording.ts'
import type { PublicCompany } from './company.ts'

/** The company as its customers' page shows it. */
export const publicCompany = (company: Company, locale: 'zh' | 'en'): PublicCompany => ({
  name: company.name[locale],
  zone: company.zone,
  services: company.services.map((service) => ({
    id: service.id,
    name: service.name[locale],
    en: service.name.en,
    priceText: moneyText(service.priceFen.typical),
    unitText: service.unit[locale],
  })),
  hours: { start: company.hours.start, end: company.hours.end },
})
