import { EventEmitter } from 'node:events'
import type { Bot, Contact, Library, Message } from '#channels/wechat/library.ts'
import type { Said, Stage } from './stage.ts'

const types = [
  'Unknown',
  'Attachment',
  'Audio',
  'Contact',
  'ChatHistory',
  'Emoticon',
  'Image',
  'Text',
  'Location',
  'MiniProgram',
  'GroupNote',
  'Transfer',
  'RedEnvelope',
  'Recalled',
  'Url',
  'Video',
  'Post',
]

/** Wechaty's surface without Wechaty, so that the adapter is tested where the package is not installed. */
export function fakeWechaty(): Stage & {
  bots: number
  refuseStarts: number
  heartbeat(): void
  files: Map<string, Uint8Array>
} {
  let events = new EventEmitter()
  let current: string | undefined
  let failing: 'before' | 'after' | undefined
  const messages = new Map<string, Message>()

  const deliver = (to: string, text: string) => {
    if (current === undefined) return Promise.reject(new Error('not logged in'))
    const fails = failing
    failing = undefined
    if (fails === 'before') return Promise.reject(new Error('ret 1201'))
    stage.seen.push({ to, text })
    return fails === 'after'
      ? Promise.reject(new Error('ret 1201'))
      : Promise.resolve({ id: `out-${stage.seen.length}` })
  }
  const contact = (id: string): Contact => ({
    id,
    name: () => `叫${id}`,
    type: () => (id.startsWith('gh_') ? 2 : 1),
    say: (text) => deliver(id, text),
  })
  const messageOf = ({
    id,
    from,
    text = '',
    type = 'Text',
    room,
    mentionsUs = false,
    ageSeconds = 0,
    to,
  }: Said): Message => ({
    id,
    type: () => types.indexOf(type),
    text: () => text,
    talker: () => {
      if (from === 'throws') throw new Error('no talkerId found')
      return contact(from)
    },
    room: () =>
      room === undefined
        ? undefined
        : { id: room, say: (words, ...who) => deliver(room, `${who.map((c) => `@${c.name()} `).join('')}${words}`) },
    listener: () => (to === undefined ? undefined : contact(to)),
    self: () => from === current,
    age: () => ageSeconds,
    mentionSelf: () => Promise.resolve(mentionsUs),
    mentionText: () => Promise.resolve(text.replace(/^@\S+\s/, '')),
    toFileBox: () => {
      const bytes = stage.files.get(id)
      if (!bytes) return Promise.reject(new Error('no file'))
      return Promise.resolve({
        name: 'x',
        toStream: () =>
          Promise.resolve(
            (async function* () {
              yield bytes
            })(),
          ),
      })
    },
    toLocation: () =>
      Promise.resolve({
        address: () => '上海市徐汇区',
        name: () => text,
        latitude: () => 31.19,
        longitude: () => 121.43,
      }),
    toUrlLink: () =>
      text === ''
        ? Promise.reject(new Error('broken'))
        : Promise.resolve({ title: () => text, url: () => 'https://a.cn' }),
  })

  class FakeBot implements Bot {
    on(event: string, listener: (...args: never[]) => void) {
      events.on(event, listener as (...args: unknown[]) => void)
      return this
    }
    start() {
      stage.bots++
      if (stage.refuseStarts-- > 0) return Promise.reject(new Error('the puppet does not start'))
      if (stage.user) setImmediate(() => stage.login(stage.user))
      return Promise.resolve()
    }
    stop() {
      events = new EventEmitter()
      current = undefined
      return Promise.resolve()
    }
    get isLoggedIn() {
      return current !== undefined
    }
    get currentUser() {
      return contact(current ?? '')
    }
    Contact = { find: ({ id }: { id: string }) => Promise.resolve(id === 'gone' ? undefined : contact(id)) }
    Room = {
      find: ({ id }: { id: string }) =>
        Promise.resolve({
          id,
          say: (text: string, ...who: Contact[]) => deliver(id, `${who.map((c) => `@${c.name()} `).join('')}${text}`),
        }),
    }
    Message = {
      find: ({ id }: { id: string }) => Promise.resolve(messages.get(id)),
      Type: Object.fromEntries(types.entries()),
    }
  }

  const stage = {
    library: () => Promise.resolve({ WechatyBuilder: { build: () => new FakeBot() } } satisfies Library),
    puppet: 'wechaty-puppet-fake',
    user: 'bot',
    bots: 0,
    refuseStarts: 0,
    files: new Map<string, Uint8Array>(),
    scan: (link: string) => void events.emit('scan', link, 2),
    login(user: string) {
      current = user
      events.emit('login', contact(user))
    },
    logout() {
      const user = contact(current ?? '')
      current = undefined
      events.emit('logout', user)
      return Promise.resolve()
    },
    heartbeat: () => void events.emit('heartbeat'),
    says(said: Said) {
      const message = messageOf(said)
      messages.set(said.id, message)
      events.emit('message', message)
    },
    asksForFriendship(from: string, hello: string) {
      const friendship = (type: number) => ({
        id: `f-${from}`,
        type: () => type,
        contact: () => contact(from),
        hello: () => hello,
        accept: () => {
          stage.accepted.push(from)
          events.emit('friendship', friendship(1))
          return Promise.resolve()
        },
      })
      events.emit('friendship', friendship(2))
    },
    accepted: [] as string[],
    seen: [] as { to: string; text: string }[],
    failNextSay: (when: 'before' | 'after') => (failing = when),
    error: (error: Error) => void events.emit('error', error),
  }
  return stage
}
