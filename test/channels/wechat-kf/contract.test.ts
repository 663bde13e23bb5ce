import { testDatabase } from '../../support/database.ts'
import { channelContract, type Rig } from '../contract.ts'
import { kfRig } from './rig.ts'

const database = await testDatabase()

channelContract('微信客服', async (): Promise<Rig> => {
  const { channel, api, kf, webhook, allRead, close } = await kfRig(database)
  const customer = (chat: string) => `wm-${chat}`
  return {
    channel,
    // The call is repeated, not the message; reading again from the same place is what a redelivery is here.
    redelivers: false,
    // A connection that breaks after the message was taken is met by sending it again under the same id.
    faults: ['busy', 'unreachable', 'blocked'],
    async deliver(thing) {
      const message = {
        text: { msgtype: 'text', text: { content: 'text' in thing ? thing.text : '' } },
        own: { msgtype: 'text', text: { content: 'text' in thing ? thing.text : '' } },
        photo: { msgtype: 'image', image: { media_id: 'm1' } },
        unsupported: { msgtype: 'channels_shop_order', channels_shop_order: {} },
        choice: {
          msgtype: 'text',
          text: {
            content: 'choice' in thing ? thing.choice.label : '',
            menu_id: 'choice' in thing ? thing.choice.id : '',
          },
        },
      }[thing.kind]
      kf.customerSays(
        customer(thing.chat),
        { ...message, msgid: `${thing.chat}-${thing.id}` },
        thing.kind === 'own' ? 5 : 3,
      )
      await kf.call(webhook)
      await allRead()
    },
    seen: (chat) =>
      api.delivered
        .filter(({ to }) => to === customer(chat))
        .map(({ text, menu }) => ({ text, choices: menu.map(({ label }) => label) })),
    fault(kind) {
      if (kind === 'busy') api.fault({ kind: 'errcode', errcode: -1 })
      if (kind === 'blocked') kf.states.set(customer('1'), 3)
      if (kind === 'unreachable') void api.unreachable()
    },
    close,
  }
})
