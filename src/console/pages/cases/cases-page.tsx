import { X } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useRoute, useSearch } from 'wouter'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { remember, remembered } from '../../shell/remembered.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Select } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TabPanel, Tabs } from '../../ui/tabs.tsx'
import { type Filter, type Line, useCases } from './calls.ts'
import { CaseBoard } from './case-board.tsx'
import { CasePage } from './case-page.tsx'
import { CaseTable } from './case-table.tsx'
import { caseTexts } from './texts.ts'
import { useStaffNames } from './use-staff-names.ts'

/** The complaints, or the one that the address names. */
export default function CasesPage() {
  const [isOne, at] = useRoute('/cases/:number')
  return isOne ? <CasePage key={at.number} number={at.number} /> : <CaseOverview />
}

type View = 'list' | 'board'

function CaseOverview() {
  const texts = useTexts(caseTexts)
  const { staff: me } = useSession()
  const { staff } = useStaffNames()
  const { locale } = useLanguage()
  const [, go] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const from = asked.get('from')
  const to = asked.get('to')
  const missed = asked.get('missed') === '1'
  const [filter, setFilter] = useState<Filter>({
    status: asked.get('status') ?? 'unsettled',
    severity: asked.get('severity') ?? '',
    owner: asked.get('owner') ?? '',
  })
  const category = asked.get('category')
  const overdueOnly = asked.get('overdue') === '1'
  const [approvalOnly, setApprovalOnly] = useState(asked.get('approval') === '1')
  const [view, setView] = useState<View>(() => (remembered('cases.view') === 'board' ? 'board' : 'list'))
  const query = useCases({
    ...filter,
    ...(view === 'board' && { status: '' }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(missed && { missed: '1' as const }),
  })
  const lines = (query.data?.cases ?? []).filter(
    (line) =>
      (!approvalOnly || line.needsApproval) &&
      (category === null || line.category === category) &&
      (!overdueOnly || line.next?.isOverdue === true),
  )
  const show = (next: View) => {
    remember('cases.view', next)
    setView(next)
  }
  /** What the address narrows the list by, each to be taken away. */
  const narrowed: [string[], string][] = [
    ...(from !== null && to !== null
      ? [
          [['from', 'to', 'missed'], missed ? texts.missedBetween(from, to) : texts.openedBetween(from, to)] as [
            string[],
            string,
          ],
        ]
      : []),
    ...(category === null
      ? []
      : [
          [['category'], query.data?.categories.find(({ id }) => id === category)?.[locale] ?? texts.category] as [
            string[],
            string,
          ],
        ]),
    ...(overdueOnly ? [[['overdue'], texts.overdueOnly] as [string[], string]] : []),
  ]
  const without = (keys: readonly string[]) => {
    const rest = new URLSearchParams(asked)
    for (const key of keys) rest.delete(key)
    go(`/cases?${rest}`, { replace: true })
  }
  const statuses = Object.entries(texts.statuses).map(([value, label]) => ({ value, label }))
  return (
    <Page title={texts.title} about={texts.about} wide>
      <div role="group" aria-label={texts.filters} className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
        {view === 'list' && (
          <Select
            label={texts.status}
            value={filter.status}
            onChange={(status) => setFilter({ ...filter, status })}
            options={[
              { value: 'unsettled', label: texts.unsettled },
              { value: '', label: texts.anyStatus },
              ...statuses,
            ]}
          />
        )}
        <Select
          label={texts.severity}
          value={filter.severity}
          onChange={(severity) => setFilter({ ...filter, severity })}
          options={[
            { value: '', label: texts.anySeverity },
            ...Object.entries(texts.severities).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Select
          label={texts.owner}
          value={filter.owner}
          onChange={(owner) => setFilter({ ...filter, owner })}
          options={[
            { value: '', label: texts.anyOwner },
            { value: me.id, label: texts.mine },
            { value: 'nobody', label: texts.nobody },
            ...staff.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Checkbox
          label={texts.onlyApproval}
          checked={approvalOnly}
          onChange={(event) => setApprovalOnly(event.target.checked)}
        />
      </div>
      {narrowed.length > 0 && (
        <ul aria-label={texts.narrowedBy} className="flex flex-wrap gap-2">
          {narrowed.map(([keys, label]) => (
            <li key={label}>
              <Button size="sm" aria-label={texts.without(label)} onClick={() => without(keys)}>
                {label} <X aria-hidden="true" className="size-3.5" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Tabs
        label={texts.views}
        value={view}
        onChange={show}
        tabs={[
          { id: 'list', label: texts.list },
          { id: 'board', label: texts.board },
        ]}
      >
        <TabPanel id={view}>
          <div className="pt-3">
            <Loaded query={query}>{(data) => <Lines view={view} lines={lines} categories={data.categories} />}</Loaded>
          </div>
        </TabPanel>
      </Tabs>
    </Page>
  )
}

function Lines({
  view,
  lines,
  categories,
}: {
  view: View
  lines: Line[]
  categories: readonly { id: string; zh: string; en: string }[]
}) {
  const texts = useTexts(caseTexts)
  if (view === 'board') return <CaseBoard lines={lines} categories={categories} />
  if (lines.length === 0) return <EmptyState title={texts.none} text={texts.noneText} />
  return <CaseTable lines={lines} categories={categories} />
}
