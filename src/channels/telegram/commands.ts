type Locale = 'zh' | 'en'
type Text = Record<Locale, string>

/** A service that a link may name: `https://t.me/<bot>?start=book-<id>`. */
export interface Linked {
  id: string
  name: Text
}

/** What the menu beside the input line offers, and the words that stand for each: the engine knows no commands. */
export const commands: readonly { command: string; description: Text; words: Text }[] = [
  {
    command: 'book',
    description: { zh: '预约服务', en: 'Book a service' },
    words: { zh: '我想预约服务', en: 'I want to book a service' },
  },
  {
    command: 'status',
    description: { zh: '查预约进度', en: 'Status of my booking' },
    words: { zh: '查一下我的预约进度', en: 'What is the status of my booking?' },
  },
  {
    command: 'reschedule',
    description: { zh: '改时间', en: 'Move my booking' },
    words: { zh: '我想改时间', en: 'I want to reschedule my booking' },
  },
  {
    command: 'cancel',
    description: { zh: '取消预约', en: 'Cancel my booking' },
    words: { zh: '我要取消预约', en: 'I want to cancel my booking' },
  },
  {
    command: 'prices',
    description: { zh: '服务和价格', en: 'Services and prices' },
    words: { zh: '有哪些服务，怎么收费', en: 'What services do you offer and what do they cost?' },
  },
  {
    command: 'complaint',
    description: { zh: '投诉与售后', en: 'Complain' },
    words: { zh: '我要投诉', en: 'I have a complaint' },
  },
  {
    command: 'human',
    description: { zh: '转人工', en: 'Talk to a person' },
    words: { zh: '转人工', en: 'I want to talk to a person' },
  },
  {
    command: 'help',
    description: { zh: '能帮我做什么', en: 'What I can do for you' },
    words: { zh: '你能做什么', en: 'Hello' },
  },
]

export interface Command {
  name: string
  /** The bot that it is meant for, where the customer or the group's menu named one. */
  bot: string | undefined
  rest: string
}

/** `/book@our_bot 明天下午` in its parts; nothing for what is no command. */
export function commandIn(text: string): Command | undefined {
  const match = /^\/(?<name>[a-z0-9_]{1,32})(?:@(?<bot>\w+))?(?:\s+(?<rest>[\s\S]*))?$/i.exec(text)
  const { name, bot, rest } = match?.groups ?? {}
  return name === undefined ? undefined : { name: name.toLowerCase(), bot, rest: rest?.trim() ?? '' }
}

/** The words that a command stands for; nothing for one that we do not have. */
export function wordsOf(command: Command, locale: Locale, services: readonly Linked[]): string | undefined {
  if (command.name === 'start') return linked(command.rest, locale, services) ?? (locale === 'zh' ? '你好' : 'Hello')
  const words = commands.find(({ command: name }) => name === command.name)?.words[locale]
  return words === undefined || command.rest === '' ? words : `${words} ${command.rest}`
}

/** What a link wants: `book-ac` from a sticker on an air conditioner, `status` from a text message, `status-B123`. */
function linked(payload: string, locale: Locale, services: readonly Linked[]): string | undefined {
  const [name = '', ...more] = payload.split('-')
  const about = more.join('-')
  const service = name === 'book' ? services.find(({ id }) => id === about) : undefined
  if (service) return locale === 'zh' ? `我想约${service.name.zh}` : `I want to book ${service.name.en}`
  const words = commands.find(({ command }) => command === name)?.words[locale]
  return words === undefined || about === '' || name === 'book' ? words : `${words} ${about}`
}
