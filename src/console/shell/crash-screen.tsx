import { Component, type ReactNode } from 'react'
import { shellTexts } from '../texts/shell.ts'
import { chosenLocale } from './language.tsx'

/** Shows a way out instead of a white page when rendering fails; nothing that was sent is lost by it. */
export class CrashScreen extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override render() {
    if (!this.state.crashed) return this.props.children
    const texts = shellTexts[chosenLocale()]
    return (
      <main role="alert" className="flex h-full flex-col items-center justify-center gap-4 p-6 text-center">
        <p>{texts.crashed}</p>
        <button
          type="button"
          onClick={() => location.reload()}
          className="min-h-11 rounded-lg bg-brand px-6 font-medium text-on-brand"
        >
          {texts.reload}
        </button>
      </main>
    )
  }
}
