import { Suspense } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { pages, type PageEntry } from '../pages.tsx'
import { shellTexts } from '../texts/shell.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState, LoadingState } from '../ui/states.tsx'
import { AlertToasts } from './alert-toasts.tsx'
import { CallsForChats } from './calls-for-chats.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { useTexts } from './language.tsx'
import { BottomBar, SideNavigation } from './navigation.tsx'
import { OfferBanner } from './offer-banner.tsx'
import { PageBoundary } from './page-boundary.tsx'
import { useSession } from './session.tsx'

/** The navigation and the page that the address names. */
export function Layout() {
  const { rights } = useSession()
  const texts = useTexts(shellTexts)
  const allowed = pages.filter(({ right }) => right === undefined || rights[right] !== undefined)
  const first = allowed[0]?.path ?? '/settings'
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="sr-only z-60 rounded-lg bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {texts.skip}
      </a>
      <SideNavigation pages={allowed} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <ConnectionBanner />
        <OfferBanner />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          <Suspense fallback={<LoadingState />}>
            <Switch>
              {pages.map((page) => (
                <Route key={page.path} path={`${page.path}/*?`}>
                  <PageBoundary key={page.path}>{allowed.includes(page) ? <page.Page /> : <NotAllowed />}</PageBoundary>
                </Route>
              ))}
              <Route path="/">
                <Redirect to={first} replace />
              </Route>
              {['/login', '/join/*?'].map((path) => (
                <Route key={path} path={path}>
                  <Redirect to={first} replace />
                </Route>
              ))}
              <Route>
                <NotFound page={allowed[0]} />
              </Route>
            </Switch>
          </Suspense>
        </main>
      </div>
      <BottomBar pages={allowed} />
      <KeyboardHelp pages={allowed} />
      <AlertToasts />
      <CallsForChats />
    </div>
  )
}

function NotAllowed() {
  const texts = useTexts(shellTexts)
  return <EmptyState title={texts.forbiddenTitle} text={texts.forbiddenText} />
}

function NotFound({ page }: { page: PageEntry | undefined }) {
  const texts = useTexts(shellTexts)
  const [, go] = useLocation()
  return (
    <EmptyState title={texts.notFoundTitle} text={texts.notFoundText}>
      {page && <Button onClick={() => go(page.path)}>{texts.toInbox}</Button>}
    </EmptyState>
  )
}
