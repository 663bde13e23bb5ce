import type { Library } from '#channels/wechat/library.ts'

export interface Said {
  id: string
  from: string
  text?: string
  /** The name of the type; Text where it is not given. */
  type?: string
  room?: string
  mentionsUs?: boolean
  ageSeconds?: number
  /** Where it is our own: to whom it went. */
  to?: string
}

/** WeChat as it is seen through Wechaty, with a test that decides what happens. */
export interface Stage {
  library: () => Promise<Library>
  puppet: unknown
  /** Who logs in as soon as the bot has started; nobody when it is empty. */
  user: string
  scan(link: string): void
  login(user: string): void
  logout(): Promise<void>
  /** A message; our own where it is from the user. Saying the same id again delivers it again. */
  says(said: Said): void
  asksForFriendship(from: string, hello: string): void
  accepted: string[]
  /** What arrived, in order; `to` is a contact or a room. */
  seen: { to: string; text: string }[]
  /** What the next send meets. */
  failNextSay(when: 'before' | 'after'): void
  /** Calls the library's own error event. */
  error(error: Error): void
}
