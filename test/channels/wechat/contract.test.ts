import { describe } from 'vitest'
import { channelContract, type Rig } from '../contract.ts'
import { fakeWechaty } from './fake-wechaty.ts'
import { mockPuppet, realWechaty } from './mock-puppet.ts'
import { wechatRig } from './rig.ts'
import type { Stage } from './stage.ts'

function contractRig(stage: Stage): Promise<Rig> {
  const { channel, handled } = wechatRig(stage)
  const delivered = new Map<string, number>()
  return Promise.resolve({
    channel,
    // Nothing comes twice; the adapter keeps what could not be stored.
    redelivers: false,
    faults: ['unreachable', 'cut'],
    async deliver(thing) {
      const id = `${thing.chat}-${thing.id}`
      const said = {
        text: { text: 'text' in thing ? thing.text : '' },
        own: { text: 'text' in thing ? thing.text : '', from: 'bot' },
        photo: { type: 'Image' },
        unsupported: { type: 'MiniProgram' },
        choice: { text: '2' },
      }[thing.kind]
      delivered.set(id, (delivered.get(id) ?? 0) + 1)
      stage.says({ id, from: thing.chat, ...said })
      if (thing.kind !== 'own') await handled(id, delivered.get(id))
    },
    seen: (chat) => stage.seen.filter(({ to }) => to === chat).map(({ text }) => ({ text, choices: [] })),
    async fault(kind) {
      if (kind === 'cut') stage.failNextSay('after')
      if (kind === 'unreachable') await stage.logout()
    },
    close: () => Promise.resolve(),
  })
}

channelContract('Wechaty in outline', () => contractRig(fakeWechaty()))

const real = await realWechaty()
type Real = NonNullable<typeof real>

describe.skipIf(!real)('installed', () => {
  channelContract('Wechaty with its mock puppet', () => contractRig(mockPuppet(real as Real)))
})
