import { useState } from 'react'
import { Link, useRoute } from 'wouter'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import { TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { type FlowHead, useFlows } from './calls.ts'
import { FlowPage } from './flow-page.tsx'
import { flowTexts } from './texts.ts'

/** The flows, or the one that the address names. */
export default function FlowsPage() {
  const [isOne, at] = useRoute('/flows/:name')
  return isOne ? <FlowPage key={at.name} name={at.name} /> : <FlowList />
}

function FlowList() {
  const texts = useTexts(flowTexts)
  const [wanted, setWanted] = useState('')
  const query = useFlows()
  const fits = ({ name, title, about }: FlowHead) =>
    `${name} ${title.zh} ${title.en} ${about.zh} ${about.en}`.toLowerCase().includes(wanted.trim().toLowerCase())
  const flows = (query.data?.flows ?? []).filter(fits).toSorted((a, b) => b.standing - a.standing)
  return (
    <Page title={texts.title} about={texts.about}>
      <div className="max-w-sm">
        <TextField
          label={texts.search}
          type="search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <Loaded query={query}>
        {() =>
          flows.length === 0 ? (
            <EmptyState title={texts.none} />
          ) : (
            <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
              {flows.map((flow) => (
                <li key={flow.name}>
                  <FlowCard flow={flow} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

function FlowCard({ flow }: { flow: FlowHead & { standing: number } }) {
  const texts = useTexts(flowTexts)
  const { locale } = useLanguage()
  return (
    <Link
      href={`/flows/${flow.name}`}
      className="flex h-full flex-col gap-1 rounded-xl border border-line bg-surface p-3 hover:border-brand"
    >
      <span className="flex flex-wrap items-center gap-2">
        <span className="inline-block font-semibold first-letter:uppercase">{flow.title[locale]}</span>
        {flow.standing > 0 && <Badge tone="brand">{texts.standing(flow.standing)}</Badge>}
      </span>
      <span lang="en" className="text-sm text-muted">
        {flow.about[locale]}
      </span>
    </Link>
  )
}
