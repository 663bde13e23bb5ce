import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { remember, remembered } from './remembered.ts'

export type Locale = 'zh' | 'en'

/** Texts of one area in both languages. The English ones have the type of the Chinese ones. */
export interface Both<T> {
  zh: T
  en: T
}

interface Language {
  locale: Locale
  /** The company's time zone: all times are shown in it, wherever the staff member sits. */
  zone: string
  setLocale(locale: Locale): void
}

const LanguageContext = createContext<Language | null>(null)

/** Chinese unless this browser's user chose otherwise. */
export function chosenLocale(): Locale {
  return remembered('locale') === 'en' ? 'en' : 'zh'
}

/** Gives its children the language, and tells the browser which one the page is in. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, change] = useState(chosenLocale)
  const zone = useCompanyZone()
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
  }, [locale])
  const language = useMemo(() => {
    const setLocale = (next: Locale) => {
      remember('locale', next)
      change(next)
    }
    return { locale, zone, setLocale }
  }, [locale, zone])
  return <LanguageContext value={language}>{children}</LanguageContext>
}

/** The zone of the company, which its customers' page is told too; China's until it is known. */
function useCompanyZone(): string {
  const [zone, setZone] = useState(() => remembered('zone') ?? 'Asia/Shanghai')
  useEffect(() => {
    const ask = async () => {
      const response = await fetch('/api/chat/company')
      const { zone: told } = (await response.json()) as { zone?: unknown }
      if (typeof told !== 'string' || !isZone(told)) return
      remember('zone', told)
      setZone(told)
    }
    // Without an answer the zone that was remembered stays.
    ask().catch(() => {})
  }, [])
  return zone
}

/** Whether this browser knows the zone; one that it does not would break every time that is shown. */
function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('useLanguage outside LanguageProvider')
  return language
}

/** An area's texts in the language of the page. */
export function useTexts<T>(both: Both<T>): T {
  return both[useLanguage().locale]
}
