import { Languages, LogOut } from 'lucide-react'
import { useMutation } from '@tanstack/react-query'
import { shellTexts } from '../texts/shell.ts'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { useLanguage, useTexts, type Locale } from './language.tsx'
import { CallItems } from './call-items.tsx'
import { PresenceItems } from './presence-items.tsx'
import { del, patch } from './request.ts'
import { useForgetSession, useSession } from './session.tsx'

/** Whoever sits here: status, language, way out. */
export function StaffMenu() {
  const texts = useTexts(shellTexts)
  const { locale, setLocale } = useLanguage()
  const { staff } = useSession()
  const forget = useForgetSession()
  const switchTo = (next: Locale) => {
    setLocale(next)
    // The server writes its refusals and alerts in it; that it could not be told there is no reason to stay in this one.
    patch('/session', { locale: next }).catch(() => {})
  }
  const signOut = useMutation({ mutationFn: () => del('/session'), onSuccess: forget })
  return (
    <Menu
      trigger={
        <button
          type="button"
          className="flex min-h-11 items-center gap-2 rounded-lg px-1 text-left hover:bg-sunken xl:px-2"
        >
          <span
            aria-hidden="true"
            className="flex size-8 shrink-0 items-center justify-center rounded-full bg-staff text-sm font-semibold text-staff-ink"
          >
            {firstLetter(staff.name)}
          </span>
          <span className="sr-only min-w-0 leading-tight xl:not-sr-only">
            <span className="block truncate text-sm font-medium">{staff.name}</span>
            <span className="block text-xs text-muted">{texts.roles[staff.role]}</span>
          </span>
        </button>
      }
    >
      <PresenceItems />
      <CallItems />
      <MenuItem icon={Languages} onSelect={() => switchTo(locale === 'zh' ? 'en' : 'zh')}>
        {texts.otherLanguage}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={LogOut} onSelect={() => signOut.mutate()}>
        {texts.signOut}
      </MenuItem>
    </Menu>
  )
}

/** What stands for a name in a circle; a letter may be more than one code unit. */
function firstLetter(name: string): string {
  return String.fromCodePoint(name.codePointAt(0) ?? 0x3f)
}
