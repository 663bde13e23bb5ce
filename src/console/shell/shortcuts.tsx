import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  type ReactNode,
} from 'react'

export interface Shortcut {
  /** As `KeyboardEvent.key` says it, `Ctrl+` before it where that is wanted; several alternatives are separated by a space. */
  keys: string
  label: string
  run(event: KeyboardEvent): void
}

interface Registry {
  areas: readonly { area: string; shortcuts: readonly Shortcut[] }[]
  add(area: string, shortcuts: readonly Shortcut[]): () => void
}

const RegistryContext = createContext<Registry | null>(null)

const typing = 'input, textarea, select, [contenteditable=true]'
const overlay = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** Hears keys for the whole page. Letters mean nothing while somebody types or a dialog is open; Ctrl+letters do. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [areas, setAreas] = useState<Registry['areas']>([])

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.defaultPrevented) return
    const control = event.ctrlKey || event.metaKey
    const target = event.target as HTMLElement | null
    if (!control && target?.closest(typing)) return
    if (target?.closest(overlay) ?? false) return
    const name = control ? `Ctrl+${event.key}` : event.key
    const found = areas
      .toReversed()
      .flatMap(({ shortcuts }) => shortcuts)
      .find(({ keys }) => keys.split(' ').includes(name))
    if (!found) return
    event.preventDefault()
    found.run(event)
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])

  const add = useCallback((area: string, shortcuts: readonly Shortcut[]) => {
    const entry = { area, shortcuts }
    setAreas((known) => [...known, entry])
    return () => setAreas((known) => known.filter((other) => other !== entry))
  }, [])
  const registry = useMemo(() => ({ areas, add }), [areas, add])
  return <RegistryContext value={registry}>{children}</RegistryContext>
}

/** Keys that work while the component is shown, listed under `area` in the keyboard help. */
export function useShortcuts(area: string, shortcuts: readonly Shortcut[]): void {
  const add = useContext(RegistryContext)?.add
  const run = useEffectEvent((index: number, event: KeyboardEvent) => shortcuts[index]?.run(event))
  const signature = JSON.stringify(shortcuts.map(({ keys, label }) => [keys, label]))
  useEffect(() => {
    const named = JSON.parse(signature) as [string, string][]
    return add?.(
      area,
      named.map(([keys, label], index) => ({ keys, label, run: (event) => run(index, event) })),
    )
  }, [add, area, signature])
}

export function useShortcutAreas(): Registry['areas'] {
  return useContext(RegistryContext)?.areas ?? []
}
