import { useEffect, useRef, useState } from 'react'
import { useLanguage } from './texts/language.tsx'

/** Names the tab after the company, with the number of messages heard while the tab was in the background. */
export function useTitle(company: string | undefined, heard: number): void {
  const { texts } = useLanguage()
  const heardInFront = useRef(heard)
  const [hidden, setHidden] = useState(document.hidden)

  useEffect(() => {
    const update = () => setHidden(document.hidden)
    document.addEventListener('visibilitychange', update)
    return () => document.removeEventListener('visibilitychange', update)
  }, [])

  useEffect(() => {
    if (!hidden) heardInFront.current = heard
    const title = company === undefined ? texts.titleFallback : `${company} · ${texts.titleFallback}`
    const unread = Math.max(0, heard - heardInFront.current)
    document.title = unread > 0 ? texts.unreadTitle(unread, title) : title
  }, [company, heard, hidden, texts])
}
