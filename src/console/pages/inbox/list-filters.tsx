import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import type { Sort } from '#desk/inbox.ts'
import { useTexts } from '../../shell/language.tsx'
import { inboxTexts } from '../../texts/inbox.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Select, TextField } from '../../ui/field.tsx'
import { Popover } from '../../ui/popover.tsx'
import type { Counts } from '#desk/inbox.ts'
import type { Filter } from './model.ts'
import { isNarrowed, unnarrowed } from './use-filter.ts'

interface ListFiltersProps {
  filter: Filter
  onFilter: (change: Partial<Filter>) => void
  counts: Counts | undefined
}

/** The order of the list and what else narrows it. */
export function ListFilters({ filter, onFilter, counts }: ListFiltersProps) {
  const texts = useTexts(inboxTexts)
  const [open, setOpen] = useState(false)
  const narrowed = isNarrowed(filter)
  const options = (labels: Readonly<Record<string, string>>, any: string) => [
    { value: '', label: any },
    ...Object.entries(labels).map(([value, label]) => ({ value, label })),
  ]
  const counted = (label: string, count: number | undefined) => ((count ?? 0) > 0 ? `${label} (${count})` : label)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label={texts.filters}
      align="end"
      trigger={
        <button
          type="button"
          aria-label={texts.filters}
          title={texts.filters}
          className={`relative inline-flex size-9 shrink-0 items-center justify-center rounded-lg hover:bg-sunken pointer-coarse:size-11 ${narrowed ? 'bg-soft text-soft-ink' : 'text-muted'}`}
        >
          <ListFilter aria-hidden="true" className="size-4.5" />
          {narrowed && (
            <span aria-hidden="true" className="absolute top-1.5 right-1.5 size-1.5 rounded-full bg-brand" />
          )}
        </button>
      }
    >
      <div className="flex flex-col gap-3 p-3">
        <Select
          label={texts.sort}
          value={filter.sort}
          onChange={(sort: Sort) => onFilter({ sort })}
          options={(['priority', 'waiting', 'activity'] as const).map((sort) => ({
            value: sort,
            label: texts.sorts[sort],
          }))}
        />
        <Select
          label={texts.channel}
          value={filter.channel}
          onChange={(channel) => onFilter({ channel })}
          options={options(texts.channels, texts.anyChannel)}
        />
        <Select
          label={texts.reason}
          value={filter.reason}
          onChange={(reason) => onFilter({ reason })}
          options={options(texts.reasons, texts.anyReason)}
        />
        <TextField
          label={texts.tag}
          defaultValue={filter.tag}
          onBlur={(event) => onFilter({ tag: event.target.value.trim() })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onFilter({ tag: event.currentTarget.value.trim() })
          }}
        />
        <div>
          <Checkbox
            label={texts.withCase}
            checked={filter.case}
            onChange={(event) => onFilter({ case: event.target.checked })}
          />
          <Checkbox
            label={counted(texts.withDoubtful, counts?.uncertain)}
            checked={filter.uncertain}
            onChange={(event) => onFilter({ uncertain: event.target.checked })}
          />
          <Checkbox
            label={counted(texts.mentioned, counts?.mentioned)}
            checked={filter.mentioned}
            onChange={(event) => onFilter({ mentioned: event.target.checked })}
          />
        </div>
        {narrowed && <Button onClick={() => onFilter(unnarrowed)}>{texts.clearFilters}</Button>}
      </div>
    </Popover>
  )
}
