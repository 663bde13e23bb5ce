import { createRoot } from 'react-dom/client'
import { App } from './shell/app.tsx'
import { CrashScreen } from './shell/crash-screen.tsx'
import './shell/console.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <CrashScreen>
    <App />
  </CrashScreen>,
)
