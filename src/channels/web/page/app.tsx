import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { Chat } from './chat/chat.ts'
import { CompanyAside } from './company-aside.tsx'
import { Composer } from './composer.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { Header } from './header.tsx'
import { MessageLog } from './message-log.tsx'
import { LanguageProvider, useLocale } from './texts/language.tsx'
import { useCompany } from './use-company.ts'
import { useTitle } from './use-title.ts'
import { Welcome } from './welcome.tsx'

// Customers need not load what only a demonstration shows.
const DemoPanel = lazy(async () => ({ default: (await import('./demo-panel.tsx')).DemoPanel }))
const demoWanted = new URLSearchParams(location.search).has('demo')

/** The customers' page: on a phone the chat alone, beside the company and its services where there is room. */
export function App({ chat }: { chat: Chat }) {
  const state = useSyncExternalStore(chat.subscribe, chat.state)
  const language = useLocale()
  const company = useCompany(language.locale)
  const empty = state.messages.length + state.unconfirmed.length + state.past.length === 0

  return (
    <LanguageProvider {...language} zone={company?.zone ?? 'Asia/Shanghai'}>
      <PageTitle
        company={company?.name}
        heard={state.messages.filter((message) => message.from !== 'customer').length}
      />
      <div className="mx-auto flex h-dvh max-w-6xl lg:gap-6 lg:p-6 print:block print:h-auto">
        {company && <CompanyAside company={company} onAsk={chat.send} />}
        <div className="flex min-w-0 flex-1 flex-col overflow-hidden bg-page lg:rounded-2xl lg:border lg:border-line lg:shadow-sm print:overflow-visible print:border-0 print:shadow-none">
          <Header company={company} onHandoff={chat.send} />
          <ConnectionBanner state={state} onRetry={chat.reconnect} />
          {demoWanted && company?.demo === true && (
            <Suspense>
              <DemoPanel token={state.session?.token} />
            </Suspense>
          )}
          <MessageLog state={state} onChoose={chat.send} onResend={chat.resend}>
            {empty && !state.loading && <Welcome company={company} onAsk={chat.send} />}
          </MessageLog>
          <Composer onSend={chat.send} />
        </div>
      </div>
    </LanguageProvider>
  )
}

function PageTitle({ company, heard }: { company: string | undefined; heard: number }) {
  useTitle(company, heard)
  return null
}
