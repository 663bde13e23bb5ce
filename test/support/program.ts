import { afterAll } from 'vitest'
import { readConfig } from '#config.ts'
import { start, type Overrides, type Program } from '../../src/main.ts'
import { testDatabase } from './database.ts'

/** The whole program over real HTTP, on a database of the test file's own. */
export async function startProgram(overrides: Overrides = {}): Promise<Program> {
  const { url } = await testDatabase(1)
  const program = await start(readConfig({ PORT: '0', LOG_LEVEL: 'silent', BURST_MS: '20' }), {
    databaseUrl: url,
    ...overrides,
  })
  afterAll(() => program.stop())
  return program
}

export interface Said {
  seq: number
  id: string
  from: string
  text: string
  choices?: { id: string; label: string }[]
}

/** A visitor of the website who speaks its protocol. */
export async function visitor(program: Program, locale = 'zh') {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${program.url}/api/chat${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const opened = (await (await post('/sessions', { locale })).json()) as { token: string; conversationId: string }
  const auth = { authorization: `Bearer ${opened.token}` }
  let seen = 0
  const read = async (after: number, wait = 0): Promise<Said[]> => {
    const response = await fetch(`${program.url}/api/chat/messages?after=${after}&wait=${wait}`, { headers: auth })
    return ((await response.json()) as { messages: Said[] }).messages
  }
  return {
    ...opened,
    auth,
    post: (path: string, body: unknown) => post(path, body, auth),
    read,
    /** Sends and waits for what the bot says to it. */
    async say(message: { id: string; text?: string; choice?: string }): Promise<Said[]> {
      await post('/messages', message, auth)
      const replies: Said[] = []
      for (let tries = 0; tries < 40 && replies.length === 0; tries++) {
        const lines = await read(seen, 5)
        seen = lines.at(-1)?.seq ?? seen
        replies.push(...lines.filter((line) => line.from === 'bot'))
      }
      return replies
    },
  }
}
