import type { LucideIcon } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode
  align?: 'start' | 'end'
  children: ReactNode
}

/** A menu below its button, of MenuItem and MenuLine. */
export function Menu({ trigger, align = 'end', children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-[min(24rem,var(--radix-dropdown-menu-content-available-height))] min-w-44 animate-rise overflow-y-auto rounded-xl border border-line bg-surface p-1 shadow-xl"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

interface MenuItemProps {
  icon?: LucideIcon
  onSelect: () => void
  disabled?: boolean
  danger?: boolean
  /** Whether it is the one in force, where the menu is a choice. */
  checked?: boolean
  hint?: string
  children: ReactNode
}

export function MenuItem({
  icon: Icon,
  onSelect,
  disabled = false,
  danger = false,
  checked,
  hint,
  children,
}: MenuItemProps) {
  const look = `flex min-h-9 w-full items-center gap-2 rounded-lg px-2.5 py-1 text-sm outline-none select-none data-disabled:opacity-50 data-highlighted:bg-sunken pointer-coarse:min-h-11 ${danger ? 'text-danger' : ''}`
  const inside = (
    <>
      {Icon && <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />}
      <span className="flex-1">{children}</span>
      {hint !== undefined && <kbd className="text-xs text-muted">{hint}</kbd>}
      {checked === true && <span aria-hidden="true">✓</span>}
    </>
  )
  return checked === undefined ? (
    <Radix.Item disabled={disabled} onSelect={onSelect} className={look}>
      {inside}
    </Radix.Item>
  ) : (
    <Radix.CheckboxItem checked={checked} disabled={disabled} onSelect={onSelect} className={look}>
      {inside}
    </Radix.CheckboxItem>
  )
}

export function MenuLine() {
  return <Radix.Separator className="my-1 h-px bg-line" />
}
