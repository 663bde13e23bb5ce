import type { Company } from './chat/protocol.ts'
import type { ServiceTile } from './service-grid.tsx'
import type { Locale } from './texts/language.tsx'
import type { Texts } from './texts/zh.ts'

/** The company's services as tiles that ask for a booking in the customer's language. */
export function companyTiles(
  company: Company,
  locale: Locale,
  texts: Texts,
  onAsk: (text: string) => void,
): ServiceTile[] {
  return company.services.map((service) => {
    const name = locale === 'en' ? (service.en ?? service.name) : service.name
    // Units are words of the company's own language; without a translation English does better with the bare price.
    const unit = locale === 'en' && /[^\0-\x7f]/.test(service.unitText ?? '') ? undefined : service.unitText
    const price = [service.priceText, unit].filter((part) => part !== undefined).join(' / ')
    return { id: service.id, name, price: price || undefined, onPick: () => onAsk(texts.bookService(name)) }
  })
}
