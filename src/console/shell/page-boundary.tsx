import { Component, type ReactNode } from 'react'
import { shellTexts } from '../texts/shell.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/states.tsx'
import { chosenLocale } from './language.tsx'

/**
 * Keeps the rest of the console usable when one page fails, or when its files cannot be loaded: the network may be away,
 * or a newer version may have replaced them. Give it the page's address as key.
 */
export class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    const texts = shellTexts[chosenLocale()]
    return (
      <div role="alert">
        <EmptyState title={texts.errorTitle} text={texts.pageFailed}>
          <Button look="primary" onClick={() => location.reload()}>
            {texts.reload}
          </Button>
        </EmptyState>
      </div>
    )
  }
}
