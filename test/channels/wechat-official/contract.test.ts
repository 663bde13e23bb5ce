import { testDatabase } from '../../support/database.ts'
import { channelContract, type Rig } from '../contract.ts'
import { officialRig } from './rig.ts'

const database = await testDatabase()

async function contractRig(menuMessages: boolean): Promise<Rig> {
  const { channel, api, webhook, close } = await officialRig(database, { menuMessages })
  // The windows are in the database: customers of another test are other people.
  const mark = Math.random().toString(36).slice(2, 10)
  const openIdOf = (chat: string) => `o${mark}-${chat}`
  return {
    channel,
    redelivers: true,
    faults: ['busy', 'unreachable', 'cut', 'blocked'],
    async deliver(thing) {
      // The platform sends nothing back of what an account says.
      if (thing.kind === 'own') return
      const from = openIdOf(thing.chat)
      const head = { ToUserName: 'gh_1', FromUserName: from, CreateTime: 1772589600 + thing.id }
      const id = { MsgId: String(6547288321577417000n + BigInt(thing.id)) }
      api.interact(from, 'message')
      const fields = {
        text: { MsgType: 'text', Content: 'text' in thing ? thing.text : '' },
        photo: { MsgType: 'image', PicUrl: 'https://mmbiz.qpic.cn/x', MediaId: 'm1' },
        unsupported: { MsgType: 'product_card' },
        choice: menuMessages
          ? {
              MsgType: 'text',
              Content: 'choice' in thing ? thing.choice.label : '',
              bizmsgmenuid: 'choice' in thing ? thing.choice.id : '',
            }
          : { MsgType: 'text', Content: '2' },
      }[thing.kind]
      for (;;) {
        const tries = await api.pushOfficial(webhook, { ...head, ...id, ...fields })
        if (tries.at(-1)?.status === 200) return
      }
    },
    seen: (chat) =>
      api.delivered
        .filter(({ to }) => to === openIdOf(chat))
        .map(({ text, menu }) => ({ text, choices: menu.map(({ label }) => label) })),
    async fault(kind) {
      if (kind === 'busy') api.fault({ kind: 'errcode', errcode: -1 })
      if (kind === 'cut') api.fault({ kind: 'cut' })
      if (kind === 'blocked') api.unfollow(openIdOf('1'))
      if (kind === 'unreachable') void api.unreachable()
    },
    close,
  }
}

channelContract('公众号 with numbers', () => contractRig(false))
channelContract('公众号 with menu messages', () => contractRig(true))
