import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { rememberedLocale, rememberLocale } from '../chat/memory.ts'
import { en } from './en.ts'
import { zh, type Texts } from './zh.ts'

export type Locale = 'zh' | 'en'

interface Language {
  locale: Locale
  texts: Texts
  /** The company's time zone: all times are shown in it, wherever the customer is. */
  zone: string
  switchLocale(): void
}

const LanguageContext = createContext<Language | null>(null)

/** The language chosen earlier, else the browser's first that there is, else Chinese. */
export function preferredLocale(): Locale {
  const remembered = rememberedLocale()
  if (remembered === 'zh' || remembered === 'en') return remembered
  const languages = navigator.languages.map((language) => language.slice(0, 2).toLowerCase())
  return languages.find((language) => language === 'zh' || language === 'en') === 'en' ? 'en' : 'zh'
}

/** The language of the page, and how to switch to the other one for good. */
export function useLocale(): Pick<Language, 'locale' | 'switchLocale'> {
  const [locale, setLocale] = useState(preferredLocale)
  const switchLocale = () => {
    const other = locale === 'zh' ? 'en' : 'zh'
    rememberLocale(other)
    setLocale(other)
  }
  return { locale, switchLocale }
}

/** Gives its children the language, and tells the browser which one the page is in. */
export function LanguageProvider(props: Omit<Language, 'texts'> & { children: ReactNode }) {
  const { locale, zone, switchLocale, children } = props
  const texts = locale === 'en' ? en : zh
  useEffect(() => {
    document.documentElement.lang = texts.languageTag
  }, [texts])
  const language = useMemo(() => ({ locale, texts, zone, switchLocale }), [locale, texts, zone, switchLocale])
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('useLanguage is for children of LanguageProvider')
  return language
}
