import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PageEntry } from '../pages.tsx'
import { shellTexts } from '../texts/shell.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useLanguage, useTexts } from './language.tsx'
import { useShortcutAreas, useShortcuts } from './shortcuts.tsx'

/** The keys that work on every page, and the list of all that work right now. */
export function KeyboardHelp({ pages }: { pages: readonly PageEntry[] }) {
  const texts = useTexts(shellTexts)
  const { locale } = useLanguage()
  const [open, setOpen] = useState(false)
  const [, go] = useLocation()
  useShortcuts(texts.everywhere, [
    { keys: '?', label: texts.help, run: () => setOpen(true) },
    ...pages.slice(0, 9).map((page, index) => ({
      keys: String(index + 1),
      label: texts.goTo(page.title[locale]),
      run: () => go(page.path),
    })),
  ])
  const areas = useShortcutAreas()
  if (!open) return null
  return (
    <Dialog open onClose={() => setOpen(false)} title={texts.keyboardHelp}>
      <div className={`grid gap-5 ${areas.length > 1 ? 'sm:grid-cols-2' : ''}`}>
        {areas
          .toSorted((a, b) => Number(a.area === texts.everywhere) - Number(b.area === texts.everywhere))
          .map(({ area, shortcuts }) => (
            <section key={area}>
              <h3 className="mb-1 text-xs font-semibold text-muted">{area}</h3>
              <dl>
                {shortcuts.map(({ keys, label }) => (
                  <div key={keys} className="flex items-center justify-between gap-3 py-1">
                    <dt className="text-sm">{label}</dt>
                    <dd className="flex shrink-0 gap-1">
                      {keys.split(' ').map((key) => (
                        <kbd key={key} className="rounded border border-line bg-sunken px-1.5 font-mono text-xs">
                          {key}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Dialog>
  )
}
