import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Library } from '#channels/wechat/library.ts'
import type { Said, Stage } from './stage.ts'

interface Payload {
  id: string
  talkerId: string
  listenerId?: string
  roomId?: string
  text?: string
}
interface Mocker {
  use(behavior: (mocker: Mocker) => () => void): void
  createContact(payload: object): { id: string }
  createRoom(payload: object): { id: string }
  login(user: { id: string }): void
  scan(link: string, status: number): void
  MessageMock: { create(payload: object): void }
  cacheMessagePayload: Map<string, Payload>
}
interface Puppet {
  emit(event: string, payload: object): void
  logout(): Promise<void>
  messageSendText(to: string, text: string): Promise<void>
  friendshipRawPayload(id: string): Promise<object>
  friendshipAccept(id: string): Promise<void>
}
interface Real extends Library {
  types: { Message: Record<string, number>; Friendship: Record<string, number> }
}

interface MockPackage {
  mock: { Mocker: new () => Mocker }
  PuppetMock: new (options: { mocker: Mocker }) => Puppet
}
interface Installed {
  wechaty: Real
  Mocker: MockPackage['mock']['Mocker']
  PuppetMock: MockPackage['PuppetMock']
}

/**
 * The real Wechaty with its mock puppet, where both are installed: here, or in the folder that WECHATY_FROM names.
 * @returns nothing where they are not
 */
export async function realWechaty(): Promise<Installed | undefined> {
  const from = process.env['WECHATY_FROM']
  const { resolve } = createRequire(from ? pathToFileURL(`${from}/`).href : import.meta.url)
  const load = async (name: string): Promise<unknown> => import(pathToFileURL(resolve(name)).href)
  process.env['WECHATY_LOG'] ??= 'silent'
  try {
    const wechaty = (await load('wechaty')) as Real
    const { mock, PuppetMock } = (await load('wechaty-puppet-mock')) as MockPackage
    return { wechaty, Mocker: mock.Mocker, PuppetMock }
  } catch (error) {
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

export function mockPuppet(real: Installed): Stage {
  const { wechaty } = real
  const mocker = new real.Mocker()
  const puppet = new real.PuppetMock({ mocker })
  const contacts = new Map<string, { id: string }>()
  const rooms = new Map<string, { id: string }>()
  const contact = (id: string) => {
    const found = contacts.get(id) ?? mocker.createContact({ id, name: `叫${id}`, type: 1 })
    contacts.set(id, found)
    return found
  }
  const room = (id: string, members: string[]) => {
    const found = rooms.get(id) ?? mocker.createRoom({ id, topic: '业主群', memberIdList: members })
    rooms.set(id, found)
    return found
  }
  mocker.use(() => {
    if (stage.user) mocker.login(contact(stage.user))
    return () => undefined
  })
  let failing: 'before' | 'after' | undefined
  const send = puppet.messageSendText.bind(puppet)
  puppet.messageSendText = async (to, text) => {
    const fails = failing
    failing = undefined
    if (fails !== 'before') {
      stage.seen.push({ to, text })
      await send(to, text)
    }
    if (fails) throw new Error('ret 1201')
  }
  const said = new Set<string>()
  const stage: Stage = {
    library: () => Promise.resolve(wechaty),
    puppet,
    user: 'bot',
    scan: (link) => mocker.scan(link, 2),
    login: (user) => mocker.login(contact(user)),
    logout: () => puppet.logout(),
    says({ id, from, text = '', type = 'Text', room: roomId, mentionsUs, ageSeconds = 0, to = 'somebody' }: Said) {
      contact(from)
      if (!said.has(id)) {
        said.add(id)
        if (roomId) room(roomId, [from, stage.user])
        mocker.MessageMock.create({
          id,
          talkerId: from,
          ...(roomId
            ? { roomId, mentionIdList: mentionsUs ? [stage.user] : [] }
            : { listenerId: from === stage.user ? to : stage.user }),
          text,
          timestamp: Date.now() - ageSeconds * 1_000,
          type: wechaty.types.Message[type],
        })
      }
      puppet.emit('message', { messageId: id })
    },
    asksForFriendship(from, hello) {
      contact(from)
      puppet.friendshipRawPayload = (id) =>
        Promise.resolve({
          id,
          contactId: from,
          hello,
          timestamp: Date.now(),
          ticket: 't',
          scene: 30,
          type: wechaty.types.Friendship['Receive'],
        })
      puppet.friendshipAccept = () => Promise.resolve(void stage.accepted.push(from))
      puppet.emit('friendship', { friendshipId: `f-${from}` })
    },
    accepted: [],
    seen: [],
    failNextSay: (when) => (failing = when),
    error: (error) => puppet.emit('error', { data: error.message }),
  }
  contact('somebody')
  return stage
}
