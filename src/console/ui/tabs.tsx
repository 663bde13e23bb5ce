import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

interface TabsProps<Id extends string> {
  label: string
  value: Id
  onChange: (value: Id) => void
  tabs: readonly { id: Id; label: string; count?: number | undefined }[]
  children?: ReactNode
}

/** Views of one thing, one at a time; children are `TabPanel`s. */
export function Tabs<Id extends string>({ label, value, onChange, tabs, children }: TabsProps<Id>) {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as Id)} className="flex min-h-0 flex-col">
      <Radix.List aria-label={label} className="flex shrink-0 gap-1 overflow-x-auto border-b border-line px-3">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            className="flex min-h-10 items-center gap-1.5 border-b-2 border-transparent px-2 text-sm whitespace-nowrap text-muted hover:text-ink data-[state=active]:border-brand data-[state=active]:font-semibold data-[state=active]:text-ink pointer-coarse:min-h-11"
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-xs text-muted tabular-nums">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  )
}

export function TabPanel({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Radix.Content value={id} className="min-h-0 flex-1 focus-visible:-outline-offset-2">
      {children}
    </Radix.Content>
  )
}
