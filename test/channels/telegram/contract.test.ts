import { channelContract, type Rig, type Thing } from '../contract.ts'
import { makeBot, message } from './rig.ts'

for (const mode of ['polling', 'webhook'] as const) channelContract(`Telegram by ${mode}`, () => makeRig(mode))

async function makeRig(mode: 'polling' | 'webhook'): Promise<Rig> {
  const { api, channel, close } = await makeBot(mode)
  const me = { id: Number(api.token.split(':')[0]), is_bot: true, first_name: '管家' }

  function contentOf(thing: Thing, chat: number) {
    const from = { id: chat, is_bot: false, first_name: '客户' }
    switch (thing.kind) {
      case 'text':
        return { message: message(thing.id, { text: thing.text }, from) }
      case 'photo':
        return {
          message: message(
            thing.id,
            { photo: [{ file_id: `photo-${thing.id}`, file_unique_id: 'u', width: 90, height: 90 }] },
            from,
          ),
        }
      case 'unsupported':
        return { message: message(thing.id, { hologram: { depth: 3 } }, from) }
      case 'own':
        return { message: { ...message(thing.id, { text: thing.text }, from), from: me } }
      case 'choice': {
        const under = api.delivered.findLast(
          (m) => m.chatId === chat && m.buttons.some(({ data }) => data === thing.choice.id),
        )
        if (!under) throw new Error('there is no such button')
        const pressed = message(
          under.messageId,
          { text: under.text, reply_markup: under.payload['reply_markup'] },
          from,
        )
        return {
          callback_query: {
            id: String(thing.id),
            from,
            message: { ...pressed, from: me },
            chat_instance: '1',
            data: thing.choice.id,
          },
        }
      }
      default:
        return thing satisfies never
    }
  }

  return {
    channel,
    redelivers: true,
    faults: ['busy', 'unreachable', 'cut', 'blocked'],
    deliver: (thing) => api.happens(contentOf(thing, chatOf(thing.chat)), 2_000 + thing.id),
    seen: (chat) =>
      api.delivered
        .filter((m) => m.chatId === chatOf(chat))
        .map(({ text, buttons }) => ({ text, choices: buttons.map((button) => button.text) })),
    async fault(kind) {
      if (kind === 'busy')
        api.fail('sendMessage', {
          kind: 'answer',
          status: 429,
          description: 'Too Many Requests: retry after 3',
          parameters: { retry_after: 3 },
        })
      else if (kind === 'cut') api.fail('sendMessage', { kind: 'cut', when: 'after' })
      else if (kind === 'blocked') api.blocked.add(chatOf('1'))
      else await api.vanish()
    },
    close,
  }
}

const chatOf = (chat: string) => 10_000 + Number(chat)
