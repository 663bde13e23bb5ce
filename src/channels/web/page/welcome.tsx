import { useState } from 'react'
import type { Company } from './chat/protocol.ts'
import { companyTiles } from './company-tiles.ts'
import icon from './icon.svg'
import { ServiceGrid } from './service-grid.tsx'
import { useLanguage } from './texts/language.tsx'

const servicesAtFirst = 6

/** What a new customer finds: who answers here, what can be booked, what can be asked. */
export function Welcome({ company, onAsk }: { company: Company | null; onAsk: (text: string) => void }) {
  const { texts, locale } = useLanguage()
  const [all, setAll] = useState(false)
  const tiles = company ? companyTiles(company, locale, texts, onAsk) : []

  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6 py-4 lg:my-auto print:hidden">
      <div className="text-center">
        <img src={icon} alt="" width="64" height="64" className="mx-auto mb-3 size-16" />
        <h2 className="text-xl leading-snug font-semibold text-balance">
          {company ? texts.greeting(company.name) : texts.greetingFallback}
        </h2>
        <p className="mt-1.5 whitespace-pre-line text-muted text-balance">{texts.greetingMore}</p>
      </div>
      {tiles.length > 0 && (
        <section className="lg:hidden">
          <h3 className="mb-2 text-sm font-semibold">{texts.services}</h3>
          <ServiceGrid tiles={all ? tiles : tiles.slice(0, servicesAtFirst)} />
          {tiles.length > servicesAtFirst && (
            <button
              type="button"
              aria-expanded={all}
              onClick={() => setAll(!all)}
              className="mt-1 min-h-11 w-full text-sm font-medium text-brand"
            >
              {all ? texts.fewerServices : texts.allServices(tiles.length)}
            </button>
          )}
        </section>
      )}
      <section>
        <h3 className="mb-2 text-sm font-semibold lg:text-center">{texts.popular}</h3>
        <ul className="flex flex-wrap gap-2 lg:justify-center">
          {texts.quickQuestions.map((question) => (
            <li key={question}>
              <button
                type="button"
                onClick={() => onAsk(question)}
                className="min-h-11 rounded-full border border-line bg-surface px-4 text-sm hover:border-brand hover:bg-soft"
              >
                {question}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <p className="text-center text-xs text-muted">{texts.assistantNote}</p>
    </div>
  )
}
