/** One server-sent event: its `id`, its type (`message` when none is named) and its data lines joined. */
export interface StreamEvent {
  id: string | undefined
  event: string
  data: string
}

/**
 * Cuts the text of an event stream into events, per the HTML standard. Feed it pieces as they arrive, cut anywhere;
 * an event whose closing blank line has not arrived is kept back, so a broken connection never yields half an event.
 */
export function eventStream(): (piece: string) => StreamEvent[] {
  let rest = ''
  let id: string | undefined
  let event = ''
  let data: string[] = []

  return (piece) => {
    const events: StreamEvent[] = []
    // A carriage return at the very end may be half of CRLF: it waits for the next piece.
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) events.push({ id, event: event || 'message', data: data.join('\n') })
        event = ''
        data = []
        continue
      }
      const colon = line.indexOf(':')
      if (colon === 0) continue
      const field = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (field === 'data') data.push(value)
      else if (field === 'event') event = value
      else if (field === 'id' && !value.includes('\0')) id = value
    }
    return events
  }
}
