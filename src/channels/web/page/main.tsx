import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startChat } from './chat/chat.ts'
import { CrashScreen } from './crash-screen.tsx'
import './page.css'
import { preferredLocale } from './texts/language.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <CrashScreen>
    <App chat={startChat(preferredLocale)} />
  </CrashScreen>,
)
