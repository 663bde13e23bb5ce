import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Router } from 'wouter'
import { ConfirmProvider } from '../ui/confirm.tsx'
import { ErrorState, LoadingState } from '../ui/states.tsx'
import { toast, Toasts } from '../ui/toast.tsx'
import { shellTexts } from '../texts/shell.ts'
import { chosenLocale, LanguageProvider } from './language.tsx'
import { Layout } from './layout.tsx'
import { LiveProvider } from './live-context.tsx'
import { makeQueries } from './queries.ts'
import { refusalText } from './refusal-text.ts'
import { forgetSession, SessionContext, useForgetSession, useSessionQuery } from './session.tsx'
import { ShortcutProvider } from './shortcuts.tsx'

const CodesPage = lazy(() => import('../pages/login/codes-page.tsx'))
const LoginPage = lazy(() => import('../pages/login/login-page.tsx'))

const queries = makeQueries({
  signedOut: () => forgetSession(queries),
  failed: (error) => toast(refusalText(error, shellTexts[chosenLocale()]), { tone: 'danger' }),
})

/** The console: its language, its cache, and whoever is signed in. */
export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <Router base="/console">
          <ShortcutProvider>
            <ConfirmProvider>
              <Suspense fallback={<LoadingState />}>
                <Door />
              </Suspense>
            </ConfirmProvider>
          </ShortcutProvider>
        </Router>
        <Toasts />
      </QueryClientProvider>
    </LanguageProvider>
  )
}

/** The pages for whoever is signed in, the way in for everybody else. */
function Door() {
  const session = useSessionQuery()
  const forget = useForgetSession()
  // Shown once, whatever becomes known of the session meanwhile.
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const look = () => void session.refetch()
  if (codes)
    return (
      <CodesPage
        codes={codes}
        onSaved={() => {
          setCodes(null)
          look()
        }}
      />
    )
  if (session.isPending) return <LoadingState />
  if (session.data === undefined) return <ErrorState error={session.error} onRetry={look} />
  if (session.data === null || session.data.wants !== null)
    return <LoginPage session={session.data} onSession={look} onCodes={setCodes} />
  return (
    <SessionContext value={session.data}>
      <LiveProvider key={session.data.staff.id} onSignedOut={forget}>
        <Layout />
      </LiveProvider>
    </SessionContext>
  )
}
