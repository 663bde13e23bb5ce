import { Ellipsis } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { PageEntry } from '../pages.tsx'
import { shellTexts } from '../texts/shell.ts'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { AlertBell } from './alert-bell.tsx'
import { useLanguage, useTexts } from './language.tsx'
import { LiveSign } from './live-sign.tsx'
import { useRight } from './session.tsx'
import { StaffMenu } from './staff-menu.tsx'
import { useCounts } from './unread.ts'
import icon from '../../channels/web/page/icon.svg'

const onBar = 4

const isIn = (location: string, path: string) => location === path || location.startsWith(`${path}/`)

/** The pages at the side: icons alone where there is little room, with their names where there is more. */
export function SideNavigation({ pages }: { pages: readonly PageEntry[] }) {
  const mayRead = useRight('chat.read')
  const texts = useTexts(shellTexts)
  const { locale } = useLanguage()
  const [location] = useLocation()
  return (
    <div className="hidden w-16 shrink-0 flex-col border-r border-line bg-surface md:flex xl:w-44">
      <p className="flex h-14 items-center justify-center gap-2 xl:justify-start xl:px-4">
        <img src={icon} alt="" width="28" height="28" className="size-7" />
        <span className="hidden font-semibold xl:inline">{texts.product}</span>
      </p>
      <nav aria-label={texts.navigation} className="min-h-0 flex-1 overflow-y-auto px-2">
        <ul className="flex flex-col gap-0.5">
          {pages.map((page) => {
            const current = isIn(location, page.path)
            return (
              <li key={page.path}>
                <Link
                  href={page.path}
                  aria-current={current ? 'page' : undefined}
                  className={`flex min-h-12 flex-col items-center justify-center gap-0.5 rounded-lg text-[0.6875rem] leading-tight xl:min-h-9 xl:flex-row xl:justify-start xl:gap-2.5 xl:px-2.5 xl:text-sm ${current ? 'bg-soft font-semibold text-soft-ink' : 'text-muted hover:bg-sunken hover:text-ink'}`}
                >
                  <page.icon aria-hidden="true" className="size-5 shrink-0 xl:size-4.5" />
                  <span className="max-w-full truncate">{page.title[locale]}</span>
                  {page.path === '/inbox' && <Unread />}
                </Link>
              </li>
            )
          })}
        </ul>
      </nav>
      <div className="flex flex-col items-center gap-1 border-t border-line p-2 xl:items-stretch">
        <div className="flex flex-col items-center xl:flex-row xl:justify-between">
          <LiveSign />
          {mayRead && <AlertBell />}
        </div>
        <StaffMenu />
      </div>
    </div>
  )
}

/** How many messages of one's own chats are unread. */
function Unread({ corner = false }: { corner?: boolean }) {
  const texts = useTexts(shellTexts)
  const unread = useCounts()?.unread ?? 0
  if (unread === 0) return null
  return (
    <span
      className={`rounded-full bg-brand px-1.5 text-[0.625rem] leading-4 font-semibold text-on-brand tabular-nums ${corner ? 'absolute top-1 left-1/2' : 'xl:ml-auto'}`}
    >
      {unread > 99 ? '99+' : unread}
      <span className="sr-only"> {texts.unread}</span>
    </span>
  )
}

/** The pages below, on a phone. */
export function BottomBar({ pages }: { pages: readonly PageEntry[] }) {
  const texts = useTexts(shellTexts)
  const { locale } = useLanguage()
  const [location, go] = useLocation()
  const look = (current: boolean) =>
    `relative flex min-h-13 flex-1 flex-col items-center justify-center gap-0.5 text-[0.6875rem] leading-none ${current ? 'font-semibold text-brand' : 'text-muted'}`
  const rest = pages.slice(onBar)
  return (
    <nav
      aria-label={texts.navigation}
      className="flex shrink-0 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {pages.slice(0, onBar).map((page) => {
        const current = isIn(location, page.path)
        return (
          <Link key={page.path} href={page.path} aria-current={current ? 'page' : undefined} className={look(current)}>
            <page.icon aria-hidden="true" className="size-5" />
            {page.title[locale]}
            {page.path === '/inbox' && <Unread corner />}
          </Link>
        )
      })}
      {rest.length > 0 && (
        <Menu
          trigger={
            <button type="button" className={look(rest.some(({ path }) => isIn(location, path)))}>
              <Ellipsis aria-hidden="true" className="size-5" />
              {texts.more}
            </button>
          }
        >
          {rest.map((page) => (
            <MenuItem key={page.path} icon={page.icon} onSelect={() => go(page.path)}>
              {page.title[locale]}
            </MenuItem>
          ))}
        </Menu>
      )}
      <div className="flex flex-1 items-center justify-center">
        <StaffMenu />
      </div>
    </nav>
  )
}
