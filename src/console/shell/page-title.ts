import { useEffect } from 'react'

/** Names the browser's tab after what it shows, with a count in front where something waits. */
export function usePageTitle(title: string, count = 0): void {
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}${title} · 管家`
  }, [title, count])
}
