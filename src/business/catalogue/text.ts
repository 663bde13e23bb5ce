import { z } from 'zod'

/** What a customer reads, in both languages. */
export interface Text {
  zh: string
  en: string
}

export type Locale = 'zh' | 'en'

/** In a catalogue a text may be written in Chinese alone; English readers then see the Chinese. */
export const textSchema = z
  .union([z.string().min(1), z.object({ zh: z.string().min(1), en: z.string().min(1).optional() })])
  .transform((text): Text => (typeof text === 'string' ? both(text, undefined) : both(text.zh, text.en)))

export function both(zh: string, en: string | undefined): Text {
  return { zh, en: en ?? zh }
}
