import type { Channel } from '../channel.ts'

/** The website: its page reads the committed messages, so committing one is delivering it. */
export const web: Channel = {
  kind: 'web',
  capabilities: {
    delivery: 'stored',
    text: { max: 20_000, unit: 'utf16', markup: 'none' },
    choices: { as: 'buttons', max: 20, idBytes: 64 },
    files: { 'image/jpeg': Infinity, 'image/png': Infinity, 'image/webp': Infinity, 'application/pdf': Infinity },
    send: { window: 'open', idempotent: true },
    login: false,
  },
  render: (out) => [out],
  send: () => Promise.resolve({ ok: true }),
  health: () => ({ state: 'online' }),
}
