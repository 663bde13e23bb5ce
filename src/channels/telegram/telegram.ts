import type { Api } from 'grammy'
import type { Message, Update } from 'grammy/types'
import type { Health, Inbound, LiveChannel, Sink } from '../channel.ts'
import { inTurn } from '../in-turn.ts'
import { addressOf, isGroup } from './address.ts'
import { asForeign, makeApi, plainly, refusalOf } from './api.ts'
import { commands, type Linked } from './commands.ts'
import { decode, type Me } from './decode.ts'
import { deliver, type Extras } from './deliver.ts'
import { fetchMedia } from './fetch-media.ts'
import { breathe, longPollSeconds, poll, wanted } from './poll.ts'
import { recent } from './recent.ts'
import { fileLimits, limits, render, textLimit, type Part } from './render.ts'
import { webhook } from './webhook.ts'

export interface TelegramOptions {
  token: string
  /** `https://api.telegram.org`, or a Bot API server of one's own. */
  apiRoot: string
  mode: 'polling' | 'webhook'
  /** Required with `webhook`: what Telegram was told to send with each update. */
  webhookSecret?: string | undefined
  /** Where Telegram reaches our webhook, to tell it so at the start; without it somebody else has to. */
  webhookUrl?: string | undefined
  /** Services that links may name. */
  services?: readonly Linked[]
  now?: () => Date
  /** Messages that are for staff, not from customers. They may come more than once. */
  staff?: { isFor(message: Message): boolean; hear(message: Message): Promise<void> } | undefined
  /** Told what failed and was survived. */
  onError(error: Error): void
}

/** What fails so often will fail the next time as well. */
const mostStaffTries = 5

/**
 * A Telegram bot.
 * @throws Error for a token that is none, and in webhook mode without a secret
 */
export function telegram(options: TelegramOptions): LiveChannel {
  const { token, mode, services = [], now = () => new Date() } = options
  const apiRoot = options.apiRoot.replace(/\/+$/, '')
  const id = Number(/^(\d+):\S+$/.exec(token)?.[1])
  if (!Number.isSafeInteger(id)) throw new Error('a Telegram token reads like 123456:ABC-DEF')
  const api = makeApi(token, apiRoot)
  const me: Me = { id, username: undefined }
  const store = inTurn()
  const lastMessage = recent<number>(1_000)
  const askedPhone = recent<true>(1_000)
  const staffTries = recent<number>(100)
  let sink: Sink | undefined
  let health: Health = { state: 'starting' }

  const failed = (error: unknown) => options.onError(plainly(error))

  function decoded(update: Update): Inbound | undefined {
    try {
      return decode(update, { me, services, at: now().toISOString() })
    } catch (error) {
      // It would fail the next time as well, and Telegram would bring nothing else meanwhile.
      failed(error)
      return undefined
    }
  }

  /** Resolves when the updates are stored, each conversation's in the order in which they came. */
  async function take(updates: readonly Update[]): Promise<void> {
    const to = sink
    if (!to) throw new Error('the channel is not running')
    const inbound = (await withoutStaff(updates)).flatMap((update) => decoded(update) ?? [])
    // Before it is stored, since the answer may follow at once.
    for (const { conversationId, payload } of inbound)
      if (isGroup(conversationId) && typeof payload?.['messageId'] === 'number')
        lastMessage.set(conversationId, payload['messageId'])
    const [first] = inbound
    if (first) await (inbound.length === 1 ? store(first.conversationId, () => to(inbound)) : to(inbound))
    for (const { callback_query: query } of updates) if (query) void endWaiting(query.id)
  }

  /** What is left for customers; what is for staff is done when it resolves, in its order. */
  async function withoutStaff(updates: readonly Update[]): Promise<readonly Update[]> {
    const { staff } = options
    if (!staff) return updates
    const rest: Update[] = []
    for (const update of updates) {
      const message = update.message ?? update.edited_message
      if (message && staff.isFor(message)) await store('staff', () => heard(staff, message, update.update_id))
      else rest.push(update)
    }
    return rest
  }

  async function heard(
    staff: NonNullable<TelegramOptions['staff']>,
    message: Message,
    updateId: number,
  ): Promise<void> {
    try {
      await staff.hear(message)
    } catch (error) {
      // Telegram brings it again, and everybody's messages after it; customers do not wait for staff forever.
      const tries = (staffTries.get(String(updateId)) ?? 0) + 1
      staffTries.set(String(updateId), tries)
      if (tries < mostStaffTries) throw error
      failed(error)
    }
  }

  /** The pressed button stops turning. Too late or twice is of no consequence. */
  async function endWaiting(queryId: string): Promise<void> {
    await api.answerCallbackQuery(queryId).catch((error: unknown) => {
      if (refusalOf(error)?.error_code !== 400) failed(error)
    })
  }

  async function takeOne(update: Update): Promise<void> {
    try {
      await take([update])
    } catch (error) {
      if (sink) failed(error)
      throw error
    }
  }

  const route = mode === 'webhook' ? webhook(options.webhookSecret, takeOne) : undefined

  function went(wrong: unknown): void {
    if (wrong === undefined) {
      health = { state: 'online' }
      return
    }
    health = { state: 'offline', detail: detailOf(wrong) }
    failed(wrong)
  }

  /** Learns who we are and tells Telegram where updates go; resolves when both succeeded or the channel ends. */
  async function introduce(signal: AbortSignal): Promise<void> {
    const foreign = asForeign(signal)
    await persist(signal, async () => {
      me.username = (await api.getMe(foreign)).username
    })
    if (mode === 'polling') await persist(signal, () => api.deleteWebhook({}, foreign))
    else if (options.webhookUrl !== undefined) {
      const { webhookUrl, webhookSecret = '' } = options
      const settings = { secret_token: webhookSecret, allowed_updates: wanted }
      await persist(signal, () => api.setWebhook(webhookUrl, settings, foreign))
    }
    if (signal.aborted) return
    went(undefined)
    void publishCommands(api).catch(failed)
  }

  /** Tries until it succeeds or the channel ends. */
  async function persist(signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++)
      try {
        await work()
        return
      } catch (error) {
        went(error)
        await breathe(failures, error, signal)
      }
  }

  return {
    kind: 'telegram',
    capabilities: {
      delivery: 'sent',
      text: textLimit,
      choices: { as: 'buttons', max: limits.choices, idBytes: limits.callbackBytes },
      files: fileLimits,
      send: { window: 'open', idempotent: false },
      login: false,
    },
    routes: () => (route ? [route] : []),
    render,
    health: () => health,
    async start(to, signal) {
      sink = to
      await introduce(signal)
      if (mode === 'polling') {
        const patient = makeApi(token, apiRoot, longPollSeconds + 15)
        await poll({ api: patient, take, signal, went })
      } else if (!signal.aborted) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
      }
      sink = undefined
      await store.idle()
      health = { state: 'offline', detail: 'stopped' }
    },
    async send(rendered, out) {
      const part = rendered as Part
      const result = await deliver(api, part, extrasFor(part, out.conversationId), out.file)
      if ('file' in part) return result
      if (result.ok && part.reply_markup && 'keyboard' in part.reply_markup) askedPhone.set(out.conversationId, true)
      else if (result.ok && !part.reply_markup) askedPhone.delete(out.conversationId)
      return result
    },
    async typing(conversationId) {
      const { chat, thread } = addressOf(conversationId)
      await api
        .sendChatAction(chat, 'typing', thread === undefined ? {} : { message_thread_id: thread })
        .catch((error: unknown) => {
          if (!refusalOf(error)) failed(error)
        })
    },
    fetchMedia: (ref, limit) => fetchMedia(api, { apiRoot, token }, ref, limit),
  }

  /** What makes a reply easier to read and depends on what was before; a process that does not know it leaves it out. */
  function extrasFor(part: Part, conversationId: string): Extras {
    const answered = lastMessage.get(conversationId)
    return {
      // In a group it shows whom we answer.
      ...(answered === undefined
        ? {}
        : { reply_parameters: { message_id: answered, allow_sending_without_reply: true } }),
      // A keyboard that asked for the number stays until it is taken away.
      ...(!('file' in part) && !part.reply_markup && askedPhone.get(conversationId)
        ? { reply_markup: { remove_keyboard: true } }
        : {}),
    }
  }
}

/** Chinese is for everybody but those whose Telegram speaks English. */
async function publishCommands(api: Api): Promise<void> {
  const menu = (locale: 'zh' | 'en') =>
    commands.map(({ command, description }) => ({ command, description: description[locale] }))
  await api.setMyCommands(menu('zh'))
  await api.setMyCommands(menu('en'), { language_code: 'en' })
}

function detailOf(error: unknown): string {
  const refusal = refusalOf(error)
  if (refusal?.error_code === 401 || refusal?.error_code === 404) return 'Telegram does not know this token'
  if (refusal?.error_code === 409) return 'another process asks for updates with this token, or a webhook is set'
  return plainly(error).message
}
