import { useEffect } from 'react'
import { useCounts } from './unread.ts'

/** Names the browser's tab after what it shows, with how much is unread in front: also for who looks at other pages. */
export function usePageTitle(title: string): void {
  const count = useCounts()?.unread ?? 0
  useTitle(title, count)
}

/** The same where nobody is signed in. */
export function useTitle(title: string, count = 0): void {
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}${title} · 管家`
  }, [title, count])
}
