import { Component, type ReactNode } from 'react'
import { en } from './texts/en.ts'
import { preferredLocale } from './texts/language.tsx'
import { zh } from './texts/zh.ts'

/** Shows a way out instead of a white page when rendering fails; the conversation itself is kept by the server. */
export class CrashScreen extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override render() {
    if (!this.state.crashed) return this.props.children
    const texts = preferredLocale() === 'en' ? en : zh
    return (
      <main role="alert" className="flex h-full flex-col items-center justify-center gap-4 p-6 text-center">
        <p>{texts.crashed}</p>
        <button
          type="button"
          onClick={() => location.reload()}
          className="min-h-11 rounded-full bg-brand px-6 font-medium text-on-brand"
        >
          {texts.reload}
        </button>
      </main>
    )
  }
}
