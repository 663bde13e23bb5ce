import { openSession, type Outcome } from './api.ts'
import * as conversation from './conversation.ts'
import { startFeed, type Feed } from './feed.ts'
import * as memory from './memory.ts'
import { createOutbox } from './outbox.ts'
import { backoffMs, createPause } from './pause.ts'
import type { Message, Session } from './protocol.ts'

/** All that the page shows. `loading` until an earlier conversation has been read; `renewed` after a session ended. */
export interface ChatState extends conversation.Conversation {
  loading: boolean
  connection: 'online' | 'reconnecting' | 'offline'
  renewed: boolean
  /** The bot owes an answer and may be expected to be at it. */
  typing: boolean
  /** Somebody of the staff is writing. */
  staffTyping: boolean
}

export interface Chat {
  state(): ChatState
  subscribe(listener: () => void): () => void
  /** Shows the text at once and sends it; `choice` is the id of the button that it is the label of. */
  send(text: string, choice?: string): void
  resend(id: string): void
  reconnect(): void
}

const typingMs = 20_000

/** Starts the customer's side of the chat: resumes an earlier session, or opens one with the first message. */
export function startChat(locale: () => string): Chat {
  const listeners = new Set<() => void>()
  const pause = createPause()
  let feed: Feed | null = null
  let opening: Promise<Outcome<Session>> | null = null
  let awaitedId: string | null = null
  let typingTimer: ReturnType<typeof setTimeout> | undefined
  let staffTimer: ReturnType<typeof setTimeout> | undefined
  let state: ChatState = {
    ...conversation.emptyConversation,
    session: memory.rememberedSession(),
    unconfirmed: memory.rememberedUnconfirmed(Date.now()),
    loading: memory.rememberedSession() !== null,
    connection: navigator.onLine ? 'online' : 'offline',
    renewed: false,
    typing: false,
    staffTyping: false,
  }

  function change(next: Partial<ChatState>) {
    const merged = { ...state, ...next }
    state = { ...merged, typing: awaitedId !== null && conversation.isAwaited(merged, awaitedId) }
    for (const listener of listeners) listener()
  }

  function receive(arrived: readonly Message[]) {
    const before = state.unconfirmed
    if (state.staffTyping && arrived.some(({ from }) => from !== 'customer')) showStaffTyping(0)
    change(conversation.receiveMessages(state, arrived))
    for (const { id } of before) if (!state.unconfirmed.some((m) => m.id === id)) memory.forgetUnconfirmed(id)
  }

  /** It ends by itself: whoever goes on writing says so again. */
  function showStaffTyping(ms: number) {
    clearTimeout(staffTimer)
    if (ms > 0) staffTimer = setTimeout(() => change({ staffTyping: false }), ms)
    if (state.staffTyping !== ms > 0) change({ staffTyping: ms > 0 })
  }

  function follow(session: Session) {
    feed?.stop()
    feed = startFeed({
      token: session.token,
      lastSeq: () => conversation.lastSeq(state),
      onMessages: receive,
      onTyping: showStaffTyping,
      onConnection(reached) {
        const connection = reached ? 'online' : navigator.onLine ? 'reconnecting' : 'offline'
        if (connection !== state.connection || (reached && state.loading)) {
          change({ connection, loading: state.loading && !reached })
        }
        if (reached) outbox.wake()
      },
      onUnauthorized: () => void renewUntilDone(session.token),
    })
  }

  /** One opening at a time, whoever asks for it; another window of this browser may have been first. */
  function open(): Promise<Outcome<Session>> {
    opening ??= openSession(locale())
      .then((result) => {
        if (result.kind === 'ok') adopt(result.value)
        else change({ loading: false, connection: navigator.onLine ? 'reconnecting' : 'offline' })
        return result
      })
      .finally(() => {
        opening = null
      })
    return opening
  }

  function adopt(session: Session) {
    memory.rememberSession(session)
    change(conversation.changeSession(state, session))
    follow(session)
  }

  async function renew(rejectedToken: string) {
    if (state.session?.token !== rejectedToken) return
    feed?.stop()
    const remembered = memory.rememberedSession()
    if (remembered && remembered.token !== rejectedToken) adopt(remembered)
    else if ((await open()).kind !== 'ok') return
    change({ renewed: true, loading: false, connection: 'online' })
  }

  async function renewUntilDone(rejectedToken: string) {
    for (let failures = 1; state.session?.token === rejectedToken; failures += 1) {
      await renew(rejectedToken)
      if (state.session?.token === rejectedToken) await pause.wait(backoffMs(failures))
    }
  }

  const outbox = createOutbox({
    waiting: () => state.unconfirmed.filter(({ delivery }) => delivery === 'sending' || delivery === 'slowed'),
    session: async () => (state.session ? { kind: 'ok', value: state.session } : open()),
    onUnauthorized: renew,
    update(id, next) {
      // The stream may have brought the message back before its post was answered.
      if (next.delivery === 'sent') expectAnswer(id)
      change(conversation.updateUnconfirmed(state, id, next))
      const updated = state.unconfirmed.find((known) => known.id === id)
      if (updated) memory.rememberUnconfirmed(updated)
    },
  })

  /** Shows that the bot is at it, and mistrusts a stream that does not even bring back what was just accepted. */
  function expectAnswer(id: string) {
    awaitedId = id
    clearTimeout(typingTimer)
    typingTimer = setTimeout(() => {
      awaitedId = null
      change({})
    }, typingMs)
    setTimeout(() => {
      if (state.unconfirmed.some((message) => message.id === id && message.delivery === 'sent')) feed?.refresh()
    }, 4000)
  }

  function reconnect() {
    if (!feed) change({ connection: 'online' })
    feed?.refresh()
    outbox.wake()
    pause.wake()
  }

  watchDevice(reconnect, () => change({ connection: 'offline' }))
  if (state.session) follow(state.session)
  outbox.flush()

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(text, choice) {
      const message: conversation.Unconfirmed = {
        id: newId(),
        text,
        ...(choice !== undefined && { choice }),
        at: new Date().toISOString(),
        delivery: 'sending',
      }
      memory.rememberUnconfirmed(message)
      change(conversation.addUnconfirmed(state, message))
      outbox.flush()
      outbox.wake()
    },
    resend(id) {
      change(conversation.updateUnconfirmed(state, id, { delivery: 'sending' }))
      reconnect()
      outbox.flush()
    },
    reconnect,
  }
}

/** A phone that slept or changed networks holds connections that look alive: look again when it comes back. */
function watchDevice(onBack: () => void, onOffline: () => void) {
  let hiddenAt = 0
  addEventListener('online', onBack)
  addEventListener('offline', onOffline)
  addEventListener('pageshow', (event) => {
    if (event.persisted) onBack()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) hiddenAt = Date.now()
    else if (Date.now() - hiddenAt > 15_000) onBack()
  })
}

/** 128 random bits; randomUUID would need a secure context, and a shop may try the chat over plain http in its own network. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
