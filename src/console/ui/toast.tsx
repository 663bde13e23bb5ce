import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { useSyncExternalStore } from 'react'
import { useTexts } from '../shell/language.tsx'
import { shellTexts } from '../texts/shell.ts'

interface Toast {
  text: string
  tone: 'plain' | 'good' | 'danger'
  action?: { label: string; run: () => void }
  /** What it is about: a newer one about the same takes its place. */
  about?: string
}

let shown: readonly (Toast & { id: number })[] = []
let nextId = 1
const listeners = new Set<() => void>()

function change(next: typeof shown) {
  shown = next
  for (const listener of listeners) listener()
}

/** Tells something briefly, in the corner where neither names nor buttons stand; with an action it stays longer. */
export function toast(text: string, options: Partial<Omit<Toast, 'text'>> = {}): void {
  const { tone = 'plain', ...rest } = options
  const others = shown.filter(({ about }) => about === undefined || about !== rest.about)
  change([...others.slice(-3), { id: nextId++, text, tone, ...rest }])
}

const looks = {
  plain: 'border-line bg-surface text-ink',
  good: 'border-good bg-good-soft text-ink',
  danger: 'border-danger bg-danger-soft text-ink',
}

/** Where toasts appear; once in the page. */
export function Toasts() {
  const texts = useTexts(shellTexts)
  const toasts = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
  const dismiss = (id: number) => change(shown.filter((each) => each.id !== id))
  return (
    <Radix.Provider swipeDirection="right" label={texts.console}>
      {toasts.map(({ id, text, tone, action }) => (
        <Radix.Root
          key={id}
          duration={action || tone === 'danger' ? 9000 : 4000}
          onOpenChange={(open) => !open && dismiss(id)}
          className={`flex animate-rise items-center gap-3 rounded-xl border px-4 py-2.5 shadow-lg ${looks[tone]}`}
        >
          <Radix.Description className="flex-1 text-sm wrap-anywhere">{text}</Radix.Description>
          {action && (
            <Radix.Action
              altText={action.label}
              onClick={action.run}
              className="min-h-8 shrink-0 rounded-lg px-2 text-sm font-semibold text-brand hover:bg-sunken"
            >
              {action.label}
            </Radix.Action>
          )}
          <Radix.Close
            aria-label={texts.close}
            className="flex size-8 items-center justify-center rounded-lg text-muted"
          >
            <X aria-hidden="true" className="size-4" />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="fixed right-0 bottom-36 z-70 flex w-80 max-w-full flex-col gap-2 p-3 lg:bottom-0" />
    </Radix.Provider>
  )
}
