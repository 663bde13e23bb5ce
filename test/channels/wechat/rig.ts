import os from 'node:os'
import path from 'node:path'
import type { Elsewhere, Inbound, LiveChannel } from '#channels/channel.ts'
import { wechat } from '#channels/wechat/wechat.ts'
import type { Stage } from './stage.ts'

export const scanKey = 'a-key-of-sixteen-letters'

/** A personal account on a stage. `handled` resolves when a message of this id has been stored so often. */
export function wechatRig(stage: Stage) {
  const clock = { at: new Date() }
  const errors: unknown[] = []
  const elsewhere: Elsewhere[] = []
  const stored = new Map<string, number>()
  const made = wechat({
    puppet: stage.puppet,
    memory: path.join(os.tmpdir(), `guanjia-wechaty-${process.pid}-${Math.random().toString(36).slice(2)}`),
    scanKey,
    now: () => clock.at,
    onError: (error) => void errors.push(error),
    elsewhere: (said) => Promise.resolve(void elsewhere.push(said)),
    paceMs: 0,
    library: stage.library,
  })
  const channel: LiveChannel = {
    ...made,
    start: (sink, signal) =>
      made.start(async (inbound) => {
        await sink(inbound)
        for (const { externalId } of inbound) stored.set(externalId, (stored.get(externalId) ?? 0) + 1)
      }, signal),
  }
  const handled = async (id: string, times = 1) => {
    while ((stored.get(id) ?? 0) < times) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return { channel, clock, errors, elsewhere, handled, received: [] as Inbound[] }
}
