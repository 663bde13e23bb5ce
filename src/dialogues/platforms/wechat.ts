import os from 'node:os'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import type { Bot, Contact, Library, Message } from '#channels/wechat/library.ts'
import { wechat } from '#channels/wechat/wechat.ts'
import type { LiveChannel } from '#channels/channel.ts'
import type { Doing, Happening, Platform } from './platform.ts'

const account = 'wxid_company'
const customer = 'wxid_customer'
const types = ['Unknown', 'Attachment', 'Audio', 'Contact', 'ChatHistory', 'Emoticon', 'Image', 'Text', 'Location']

/** WeChat as Wechaty shows it to a personal account with one contact. */
export function wechatPlatform(now: () => Date): Platform {
  const shown: string[] = []
  let read = 0
  let current: FakeBot | undefined
  const stored = new Map<string, () => void>()

  const contact = (id: string): Contact => ({
    id,
    name: () => id,
    type: () => 1,
    say(text) {
      shown.push(text)
      return Promise.resolve({ id: `out-${randomUUID()}` })
    },
  })

  class FakeBot implements Bot {
    #listeners = new Map<string, (argument: unknown) => void>()
    isLoggedIn = false
    currentUser = contact(account)
    Contact = { find: ({ id }: { id: string }) => Promise.resolve(contact(id)) }
    Room = { find: () => Promise.resolve(undefined) }
    Message = { find: () => Promise.resolve(undefined), Type: Object.fromEntries(types.entries()) }

    on(event: string, listener: (...args: never[]) => void): this {
      this.#listeners.set(event, listener as (argument: unknown) => void)
      return this
    }
    emit(event: string, argument: unknown): void {
      this.#listeners.get(event)?.(argument)
    }
    start(): Promise<void> {
      this.isLoggedIn = true
      this.emit('login', this.currentUser)
      return Promise.resolve()
    }
    stop(): Promise<void> {
      this.isLoggedIn = false
      return Promise.resolve()
    }
  }
  const library: Library = { WechatyBuilder: { build: () => (current = new FakeBot()) } }

  function made(): LiveChannel {
    const channel = wechat({
      puppet: 'wechaty-puppet-dialogue',
      memory: path.join(os.tmpdir(), 'guanjia-dialogue'),
      scanKey: randomUUID(),
      now,
      onError: (error) => console.error(error),
      paceMs: 0,
      library: () => Promise.resolve(library),
    })
    return {
      ...channel,
      start: (sink, signal) =>
        channel.start(async (inbound) => {
          await sink(inbound)
          for (const { externalId } of inbound) stored.get(externalId)?.()
        }, signal),
    }
  }

  function happens(doing: Doing): Happening {
    const id = randomUUID()
    const at = now().getTime()
    const { type, text } = contentOf(doing)
    const message: Message = {
      id,
      type: () => types.indexOf(type),
      text: () => text,
      talker: () => contact(customer),
      room: () => undefined,
      listener: () => undefined,
      self: () => false,
      age: () => (now().getTime() - at) / 1_000,
      mentionSelf: () => Promise.resolve(false),
      mentionText: () => Promise.resolve(text),
      toFileBox: () => Promise.reject(new Error('there is no file')),
      toLocation: () =>
        Promise.resolve({ address: () => text, name: () => '', latitude: () => 31.19, longitude: () => 121.43 }),
      toUrlLink: () => Promise.reject(new Error('there is no link')),
    }
    return {
      deliver: () =>
        new Promise((resolve, reject) => {
          if (!current?.isLoggedIn) return reject(new Error('nobody is logged in to WeChat'))
          stored.set(id, resolve)
          current.emit('message', message)
        }),
    }
  }

  return {
    conversationId: `wechat:${account}:${customer}`,
    settings: { WECHATY_PUPPET: 'wechaty-puppet-dialogue' },
    channels: () => [made()],
    happens,
    seen() {
      const news = shown.slice(read)
      read = shown.length
      return news
    },
    close: () => Promise.resolve(),
  }
}

function contentOf(doing: Doing): { type: string; text: string } {
  switch (doing.do) {
    case 'say':
      return { type: 'Text', text: doing.text }
    case 'choose':
      return { type: 'Text', text: String(doing.position) }
    case 'send': {
      const type = { photo: 'Image', voice: 'Audio', sticker: 'Emoticon', location: 'Location', contact: 'Contact' }
      return { type: type[doing.what], text: doing.what === 'location' ? doing.text : '' }
    }
    default:
      return doing satisfies never
  }
}
