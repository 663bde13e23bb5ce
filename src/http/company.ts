import { Hono } from 'hono'

/** What the page shows before the first word. */
export interface PublicCompany {
  name: string
  phone?: string
  zone: string
  services: { id: string; name: string; en: string; priceText: string; unitText: string }[]
  hours: { start: string; end: string }
}

export interface CompanyParts {
  publicCompany(locale: 'zh' | 'en'): PublicCompany
  demo: boolean
}

export function company(parts: CompanyParts) {
  const app = new Hono()
  app.get('/company', (c) => {
    const locale = c.req.query('locale') === 'en' ? 'en' : 'zh'
    return c.json({ ...parts.publicCompany(locale), demo: parts.demo })
  })
  return app
}
