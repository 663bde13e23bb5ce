import { ArrowLeft } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import type { FlowNode } from '#engine/flow-graph.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { flowWords } from '../../texts/flow-words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { LoadingState } from '../../ui/states.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { standingAt, useFlow, type WholeFlow } from './calls.ts'
import { flowTexts } from './texts.ts'
import { useNodeNames } from './use-node-names.ts'

const FlowDrawing = lazy(() => import('./flow-drawing.tsx'))

/** One flow: its graph, its texts in both languages, and where chats stand in it. */
export function FlowPage({ name }: { name: string }) {
  const texts = useTexts(flowTexts)
  const { locale } = useLanguage()
  const query = useFlow(name)
  return (
    <Page title={query.data?.flow.title[locale] ?? name} about={query.data?.flow.about[locale] ?? ''} wide>
      <Link href="/flows" className="inline-flex min-h-9 items-center gap-1 text-sm text-brand underline">
        <ArrowLeft aria-hidden="true" className="size-4" />
        {texts.back}
      </Link>
      <Loaded query={query}>{(data) => <Whole whole={data} />}</Loaded>
    </Page>
  )
}

function Whole({ whole }: { whole: WholeFlow }) {
  const texts = useTexts(flowTexts)
  const { locale } = useLanguage()
  const [picked, setPicked] = useState<string | undefined>()
  const { flow, nodes, standing } = whole
  const words = useTexts(flowWords)
  const nameOf = useNodeNames(flow)
  const node = nodes.find(({ id }) => id === picked)
  const steps = nodes.filter(({ kind }) => kind !== 'start' && kind !== 'done')
  return (
    <>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <Section title={texts.graph}>
            <Suspense fallback={<LoadingState />}>
              <FlowDrawing whole={whole} picked={picked} onPick={setPicked} />
            </Suspense>
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-0">
          <Section title={node ? `${texts.kinds[node.kind] ?? node.kind} ${nameOf(node)}` : texts.step}>
            {node ? <NodeFacts node={node} standing={standing} /> : <p className="text-sm text-muted">{texts.pick}</p>}
          </Section>
          <Section title={texts.slots} actions={<Badge>{texts.version(flow.version)}</Badge>}>
            {flow.slots.length === 0 ? (
              <p className="text-sm text-muted">{texts.noSlots}</p>
            ) : (
              <ul className="flex flex-col gap-0.5 text-sm">
                {flow.slots.map((slot) => (
                  <li key={slot.name} className="flex gap-2">
                    <span className="font-medium">{slot.label[locale]}</span>
                    <span className="text-muted">{words.slotTypes[slot.type] ?? ''}</span>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </div>
      </div>
      <h2 className="text-sm font-semibold">{texts.list}</h2>
      <Table
        caption={texts.list}
        rows={steps}
        rowKey={({ id }) => id}
        columns={columnsOf(texts, standing, nameOf, locale === 'zh' ? ['zh', 'en'] : ['en', 'zh'])}
      />
    </>
  )
}

function NodeFacts({ node, standing }: { node: FlowNode; standing: WholeFlow['standing'] }) {
  const texts = useTexts(flowTexts)
  const { locale } = useLanguage()
  const other = locale === 'zh' ? 'en' : 'zh'
  const chats = standingAt(node, standing)?.conversations ?? []
  return (
    <div className="flex flex-col gap-3 text-sm">
      {node.text ? (
        <>
          <p lang={locale} className="wrap-anywhere whitespace-pre-wrap">
            {node.text[locale]}
          </p>
          <p lang={other} className="wrap-anywhere whitespace-pre-wrap text-muted">
            {node.text[other]}
          </p>
        </>
      ) : (
        <p className="text-muted">{texts.noText}</p>
      )}
      <div>
        <h3 className="text-xs font-semibold text-muted">{texts.chats}</h3>
        {chats.length === 0 ? (
          <p className="text-muted">{texts.nobody}</p>
        ) : (
          <ul className="flex flex-wrap gap-x-3">
            {chats.map((id, i) => (
              <li key={id}>
                <Link
                  href={`/inbox/${encodeURIComponent(id)}`}
                  className="inline-flex min-h-8 items-center text-brand underline"
                >
                  {texts.chat(i + 1)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

const columnsOf = (
  texts: (typeof flowTexts)['zh'],
  standing: WholeFlow['standing'],
  nameOf: (node: FlowNode) => string,
  languages: readonly ('zh' | 'en')[],
): Column<FlowNode>[] => [
  {
    id: 'kind',
    title: texts.kind,
    cell: ({ kind }) => <span className="whitespace-nowrap">{texts.kinds[kind] ?? kind}</span>,
  },
  {
    id: 'step',
    title: texts.step,
    cell: (node) => (
      <div className="flex max-w-64 flex-col items-start gap-1">
        {node.kind === 'if' ? (
          <code className="text-xs wrap-anywhere">{nameOf(node)}</code>
        ) : (
          <span>{nameOf(node)}</span>
        )}
        {standingAt(node, standing) && <Badge tone="brand">{texts.standing(standingAt(node, standing)?.n ?? 0)}</Badge>}
      </div>
    ),
  },
  ...languages.map((language) => ({
    id: language,
    title: language === 'zh' ? texts.chinese : texts.english,
    cell: ({ text }: FlowNode) => (
      <p lang={language} className="min-w-52 wrap-anywhere whitespace-pre-wrap">
        {text?.[language] ?? ''}
      </p>
    ),
  })),
]
