/** As much of Wechaty as is used here; the package itself is optional, so its types are not at hand. */
export interface Library {
  WechatyBuilder: { build(options: { name?: string; puppet?: unknown }): Bot }
}

export interface Bot {
  on(event: 'scan', listener: (qrcode: string, status: number) => void): unknown
  on(event: 'login' | 'logout', listener: (user: Contact) => void): unknown
  on(event: 'message', listener: (message: Message) => void): unknown
  on(event: 'friendship', listener: (friendship: Friendship) => void): unknown
  on(event: 'heartbeat', listener: () => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  start(): Promise<void>
  stop(): Promise<void>
  readonly isLoggedIn: boolean
  readonly currentUser: Contact
  readonly Contact: { find(query: { id: string }): Promise<Contact | undefined> }
  readonly Room: { find(query: { id: string }): Promise<Room | undefined> }
  readonly Message: {
    find(query: { id: string }): Promise<Message | undefined>
    /** An enum: names by number as well. */
    readonly Type: Readonly<Record<number, string>>
  }
}

export interface Contact {
  readonly id: string
  name(): string
  /** 0 unknown, 1 a person, 2 an official account, 3 a company's. */
  type(): number
  say(text: string): Promise<{ id: string } | void>
}

interface Room {
  readonly id: string
  say(text: string, ...mentioned: Contact[]): Promise<{ id: string } | void>
}

export interface Message {
  readonly id: string
  type(): number
  text(): string
  talker(): Contact
  /** To whom it went; nobody in a room. */
  listener(): Contact | undefined
  room(): Room | undefined
  self(): boolean
  /** Seconds. */
  age(): number
  mentionSelf(): Promise<boolean>
  mentionText(): Promise<string>
  toFileBox(): Promise<{ name: string; toStream(): Promise<AsyncIterable<Uint8Array>> }>
  toLocation(): Promise<{ address(): string; name(): string; latitude(): number; longitude(): number }>
  toUrlLink(): Promise<{ title(): string; url(): string }>
}

export interface Friendship {
  readonly id: string
  /** 1 confirmed, 2 somebody asks, 3 verification. */
  type(): number
  contact(): Contact
  hello(): string
  accept(): Promise<void>
}

export const friendshipConfirmed = 1
export const friendshipAsked = 2
export const officialAccount = 2

/**
 * Loads Wechaty, which is no dependency of ours: 148 MB that most companies never need.
 * @throws Error that says what to install
 */
export async function loadLibrary(): Promise<Library> {
  // A name that the compiler does not follow, since the package may not be there.
  const name: string = 'wechaty'
  try {
    return (await import(name)) as Library
  } catch (error) {
    const missing = (error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND'
    throw new Error(
      missing
        ? 'Wechaty is not installed: npm install wechaty@1.20.2 and the puppet, for example wechaty-puppet-padlocal'
        : 'Wechaty could not be loaded',
      { cause: error },
    )
  }
}
