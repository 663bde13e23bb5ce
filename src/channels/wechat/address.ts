/** Where a conversation takes place: with a person, or with a person in a room. */
export interface Address {
  /** The id of the account that was logged in. On some puppets every id is another one after each login. */
  account: string
  talker: string
  room?: string
}

// Ids are the puppet's and may hold anything; a colon would shift what follows.
const escaped = (id: string): string => id.replace(/[%:]/g, encodeURIComponent)

/** `wechat:<account>[:<room>]:<talker>` */
export const conversationOf = ({ account, room, talker }: Address): string =>
  ['wechat', account, ...(room === undefined ? [] : [room]), talker].map(escaped).join(':')

/** @throws Error for a conversation of another channel */
export function addressOf(conversationId: string): Address {
  const [kind, account, ...rest] = conversationId.split(':').map(decodeURIComponent)
  const talker = rest.at(-1)
  if (kind !== 'wechat' || !account || !talker || rest.length > 2)
    throw new Error(`${conversationId} is no chat of WeChat`)
  return { account, talker, ...(rest.length === 2 && rest[0] ? { room: rest[0] } : {}) }
}
