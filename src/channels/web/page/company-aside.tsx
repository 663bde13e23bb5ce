import { Clock, Phone } from 'lucide-react'
import type { Company } from './chat/protocol.ts'
import { ServiceGrid } from './service-grid.tsx'
import { companyTiles } from './company-tiles.ts'
import { useLanguage } from './texts/language.tsx'

/** What the company offers, beside the chat on a wide screen. */
export function CompanyAside({ company, onAsk }: { company: Company; onAsk: (text: string) => void }) {
  const { texts, locale } = useLanguage()
  return (
    <aside
      aria-label={company.name}
      className="hidden w-72 shrink-0 flex-col overflow-y-auto rounded-2xl border border-line bg-surface p-4 shadow-sm lg:flex print:hidden"
    >
      <p className="text-lg font-semibold">{company.name}</p>
      <dl className="mt-2 grid gap-1.5 text-sm text-muted">
        {company.hours !== undefined && (
          <div className="flex items-center gap-2">
            <Clock aria-hidden="true" className="size-4" />
            <dt className="sr-only">{texts.hours}</dt>
            <dd>{company.hours}</dd>
          </div>
        )}
        {company.phone !== undefined && (
          <div className="flex items-center gap-2">
            <Phone aria-hidden="true" className="size-4" />
            <dt className="sr-only">{texts.phone}</dt>
            <dd>
              <a href={`tel:${company.phone.replace(/[^+\d]/g, '')}`} className="underline underline-offset-2">
                {company.phone}
              </a>
            </dd>
          </div>
        )}
      </dl>
      {company.services.length > 0 && (
        <>
          <h2 className="mt-5 text-sm font-semibold">{texts.services}</h2>
          <p className="mb-2 text-xs text-muted">{texts.servicesHint}</p>
          <ServiceGrid narrow tiles={companyTiles(company, locale, texts, onAsk)} />
        </>
      )}
    </aside>
  )
}
