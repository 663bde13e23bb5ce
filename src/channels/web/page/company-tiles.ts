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
    const price = [service.priceText, service.unitText].filter((part) => part !== undefined).join('/')
    return { id: service.id, name, price: price || undefined, onPick: () => onAsk(texts.bookService(name)) }
  })
}
