import type { ChatDetail } from '#desk/chat-detail.ts'
import type { ChatSummary } from '#desk/summary.ts'
import { formatMoment } from '../../shell/format.ts'
import type { inboxTexts } from '../../texts/inbox.ts'

interface Reader {
  texts: (typeof inboxTexts)['zh']
  locale: 'zh' | 'en'
  zone: string
}

/**
 * The lines of the summary as label and text, each thing once: where the summary's words say what the bot's own state or
 * another line says, that is left out.
 */
export function summaryFacts(
  summary: ChatSummary | undefined,
  { flowTitle, flow, slots }: Pick<ChatDetail['state'], 'flow' | 'flowTitle' | 'slots'>,
  { texts, locale, zone }: Reader,
): { label: string; text: string }[] {
  const { wish = '', known = '', mood = '', open = '', bookings = [], cases = [] } = summary ?? {}
  const filled = slots.map(({ label, text }) => `${label[locale]} ${text}`)
  const facts: [string, string][] = [
    [texts.wish, wish],
    [texts.flow, unlessIn(wish, flowTitle?.[locale] ?? flow ?? '')],
    known === '' ? [texts.slots, filled.join('；')] : [texts.known, known],
    [texts.mood, mood],
    [texts.open, open],
    [texts.misunderstood, unlessIn(open, summary?.misunderstood ?? '')],
    [
      texts.bookings,
      bookings
        .map(
          ({ ref, service, start, status }) =>
            `${ref} ${service} ${formatMoment(start, zone, locale)} ${texts.bookingStatus[status] ?? status}`,
        )
        .join('；'),
    ],
    [
      texts.cases,
      cases
        .map(({ number, severity, status }) => `${number} ${severity} ${texts.caseStatus[status] ?? status}`)
        .join('；'),
    ],
  ]
  return facts.flatMap(([label, text]) => (text === '' ? [] : [{ label, text }]))
}

/** A text, or nothing where another says it too, whatever signs stand between the words. */
function unlessIn(other: string, text: string): string {
  const plain = (words: string) => words.toLowerCase().replaceAll(/[\s\p{P}]/gu, '')
  return plain(other).includes(plain(text)) ? '' : text
}
