import { useState } from 'react'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import { TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TabPanel, Tabs } from '../../ui/tabs.tsx'
import { type Shown, useCompany } from './calls.ts'
import { Rules } from './rules.tsx'
import { ServiceCard } from './service-card.tsx'
import { companyTexts } from './texts.ts'
import { WorkerTable } from './worker-table.tsx'

type View = 'services' | 'rules' | 'workers' | 'faqs'

/** What customers are told: the catalogue, the rules, the people and the written answers, to be looked up. */
export default function CompanyPage() {
  const texts = useTexts(companyTexts)
  const { locale } = useLanguage()
  const query = useCompany()
  return (
    <Page
      title={query.data ? `${texts.title} · ${query.data.company.name[locale]}` : texts.title}
      about={texts.about}
      actions={query.data && <Badge>{texts.version(query.data.company.version)}</Badge>}
    >
      <Loaded query={query}>{(data) => <Parts shown={data} />}</Loaded>
    </Page>
  )
}

function Parts({ shown }: { shown: Shown }) {
  const texts = useTexts(companyTexts)
  const [view, setView] = useState<View>('services')
  const [wanted, setWanted] = useState('')
  const has = (...words: string[]) => words.join(' ').toLowerCase().includes(wanted.trim().toLowerCase())
  const services = shown.services.filter(({ name, variants }) =>
    has(name.zh, name.en, ...variants.flatMap((one) => [one.name.zh, one.name.en])),
  )
  const faqs = shown.faqs.filter(({ question, answer }) => has(question.zh, question.en, answer.zh, answer.en))
  const workers = shown.workers.filter(({ title, districts }) => has(title.zh, title.en, ...districts))
  return (
    <Tabs
      label={texts.views}
      value={view}
      onChange={setView}
      tabs={[
        { id: 'services', label: texts.services, count: shown.services.length },
        { id: 'rules', label: texts.rules },
        { id: 'workers', label: texts.workers, count: shown.workers.length },
        { id: 'faqs', label: texts.faqs, count: shown.faqs.length },
      ]}
    >
      <TabPanel id={view}>
        <div className="flex flex-col gap-3 pt-3">
          {view !== 'rules' && (
            <div className="max-w-sm">
              <TextField
                bare
                label={texts.search}
                type="search"
                placeholder={texts.search}
                value={wanted}
                onChange={(event) => setWanted(event.target.value)}
              />
            </div>
          )}
          {view === 'rules' && <Rules shown={shown} />}
          {view === 'workers' &&
            (workers.length === 0 ? <EmptyState title={texts.none} /> : <WorkerTable workers={workers} />)}
          {view === 'services' &&
            (services.length === 0 ? (
              <EmptyState title={texts.none} />
            ) : (
              <ul className="grid items-start gap-3 md:grid-cols-2">
                {services.map((service) => (
                  <li key={service.id}>
                    <ServiceCard service={service} />
                  </li>
                ))}
              </ul>
            ))}
          {view === 'faqs' && <Faqs faqs={faqs} />}
        </div>
      </TabPanel>
    </Tabs>
  )
}

function Faqs({ faqs }: { faqs: Shown['faqs'] }) {
  const texts = useTexts(companyTexts)
  const { locale } = useLanguage()
  if (faqs.length === 0) return <EmptyState title={texts.none} />
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {faqs.map(({ id, question, answer }) => (
        <li key={id} className="px-3 py-2 text-sm">
          <p className="font-medium">{question[locale]}</p>
          <p className="wrap-anywhere text-muted">{answer[locale]}</p>
        </li>
      ))}
    </ul>
  )
}
