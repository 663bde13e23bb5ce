import { describe, expect, test } from 'vitest'
import type { Command } from '#engine/command.ts'
import { fresh, type Call, type ConversationState, type Effect, type Event } from '#engine/model.ts'
import { pick } from '#engine/menu.ts'
import { step } from '#engine/step.ts'
import { flowsOf } from './flows.ts'

const slot = (type: string) => `{ type: ${type}, label: { zh: ${type}, en: ${type} } }`
const booking = `
name: booking
title: { zh: booking, en: booking }
about: { zh: book, en: book }
slots: { service: ${slot('service')}, area: ${slot('area')}, when: ${slot('time')}, slot: ${slot('choice')}, name: ${slot('name')} }
steps:
  - ask: service
    text: { zh: service?, en: service? }
    choices: [{ id: clean, label: { zh: 保洁, en: Cleaning } }, { id: hood, label: { zh: 油烟机, en: Hood } }]
  - ask: area
    text: { zh: area?, en: area? }
    retry: { zh: 'area, please', en: 'area, please' }
    check: [{ unless: area >= 10 && area <= 1000, say: { zh: 'not {area}', en: 'not {area}', with: { area: string(area) } } }]
  - ask: when
    text: { zh: when?, en: when? }
  - call: find
    with: { area: area, when: when }
    into: offer
  - ask: slot
    text: { zh: slot?, en: slot? }
    choices: offer.options
    more: [{ id: other, label: { zh: 其他, en: Other }, forget: [when, offer, slot] }]
    match: when
    prefer: offer.options[0].id
  - ask: name
    text: { zh: name?, en: name? }
  - confirm: sure
    text: { zh: 'sure: {area} {slot} {name}?', en: 'sure?', with: { area: string(area), slot: slot.start, name: name } }
    shows: '[string(area), slot.start, name]'
    again: { zh: still sure?, en: still sure? }
    yes: { zh: 确认, en: Yes }
    no: { zh: 不约, en: No }
  - call: book
    with: { start: slot.start }
    into: booked
  - end: booked
    say: { zh: 'booked {ref}', en: 'booked {ref}', with: { ref: booked.ref } }`
const status = `
name: status
title: { zh: status, en: status }
about: { zh: status, en: status }
slots: { order: ${slot('booking')} }
steps:
  - ask: order
    text: { zh: 'which order?', en: 'which order?' }
  - end: told
    say: { zh: 'order {order}', en: 'order {order}', with: { order: order } }`

const move = `
name: move
title: { zh: move, en: move }
about: { zh: 给人看, en: for people }
slots: {}
steps:
  - handoff: too_hard`

const flows = flowsOf(booking, status, move)
const at = '2026-03-04T02:00:00.000Z'
const day = (n: number) => ({
  start: `2026-03-0${n}T00:00:00+08:00`,
  end: `2026-03-0${n + 1}T00:00:00+08:00`,
  precision: 'day' as const,
})
const clock = (n: number, hour: number) => ({
  start: `2026-03-0${n}T${hour}:00:00+08:00`,
  precision: 'instant' as const,
})

/** A customer at the engine: says commands, and answers calls as a company with two slots a day would. */
function customer() {
  let state: ConversationState = fresh('zh', at)
  const calls: Call[] = []
  const run = (event: Event): string[] => {
    const effects: Effect[] = []
    let stepped = step(flows, state, event)
    for (;;) {
      state = stepped.conversation
      effects.push(...stepped.effects)
      const { call } = stepped
      if (!call) break
      calls.push(call)
      stepped = step(flows, state, { kind: 'result', at, call, value: answer(call) })
    }
    return effects.flatMap((effect) => (effect.kind === 'say' ? [effect.text] : []))
  }
  const answer = (call: Call): unknown => {
    if (call.action === 'book') return { ref: 'GJ1' }
    const when = call.input['when'] as { start: string }
    const date = when.start.slice(0, 10)
    return {
      options: [9, 15].map((hour) => {
        const start = `${date}T${String(hour).padStart(2, '0')}:00:00+08:00`
        return { id: `h${hour}-${date}`, label: `${hour}:00`, at: start, value: { start } }
      }),
    }
  }
  return {
    calls,
    says: (...commands: Command[]) => run({ kind: 'messages', at, messages: [{ text: 'words', commands }] }),
    picks: (text: string) => {
      const option = pick(state.stack.at(-1)?.asking, text)
      return run({
        kind: 'messages',
        at,
        messages: [{ text, commands: option ? [{ kind: 'choose', id: option.id }] : [{ kind: 'unclear' }] }],
      })
    },
    event: run,
    get state() {
      return state
    },
  }
}

const book: Command = { kind: 'start', flow: 'booking' }
const set = (name: string, value: Extract<Command, { kind: 'set' }>['value']): Command => ({
  kind: 'set',
  slot: name,
  value,
  text: String(value),
})
const everything = [book, set('service', 'clean'), set('area', 90), set('when', day(6)), set('name', '王女士')]

describe('a flow', () => {
  test('asks one thing after another, and for nothing that was given ahead', () => {
    const c = customer()
    expect(c.says(book, set('area', 90))).toEqual(['service?'])
    expect(c.picks('1')).toEqual(['when?'])
    expect(c.says(set('when', day(6)))).toEqual(['slot?'])
    expect(c.picks('第二个')).toEqual(['name?'])
    expect(c.says(set('name', '王女士'))).toEqual(['sure: 90 2026-03-06T15:00:00+08:00 王女士?'])
    expect(c.says({ kind: 'affirm' })).toEqual(['booked GJ1'])
    expect(c.state.stack).toEqual([])
  })

  test('does not change the conversation that it was given', () => {
    const before = fresh('zh', at)
    const copy = structuredClone(before)
    step(flows, before, { kind: 'messages', at, messages: [{ text: '', commands: [book] }] })
    expect(before).toEqual(copy)
  })

  test('asked to confirm, it writes only after a yes to what was shown', () => {
    const c = customer()
    c.says(...everything)
    c.picks('1')
    expect(c.calls.some((call) => call.action === 'book')).toBe(false)
    // A yes that comes with a change is a yes to something else.
    expect(c.says(set('area', 120), { kind: 'affirm' })).toContain('sure: 120 2026-03-06T09:00:00+08:00 王女士?')
    expect(c.calls.some((call) => call.action === 'book')).toBe(false)
    c.says({ kind: 'affirm' })
    expect(c.calls.filter((call) => call.action === 'book')).toHaveLength(1)
  })

  test('refuses a value that breaks a rule, with the reason', () => {
    const c = customer()
    c.says(book, set('service', 'clean'))
    expect(c.says(set('area', 0))).toEqual(['not 0'])
    expect(c.says(set('area', 90))).toEqual(['when?'])
  })
})

describe('a correction', () => {
  test('runs again only what depends on it', () => {
    const c = customer()
    c.says(...everything)
    c.picks('2')
    const before = c.calls.length
    expect(c.says(set('name', '李先生'))).toEqual([
      'changed name：李先生',
      'sure: 90 2026-03-06T15:00:00+08:00 李先生?',
    ])
    expect(c.calls.length).toBe(before)
  })

  test('of the day asks for a time again, since the old one is no longer on offer', () => {
    const c = customer()
    c.says(...everything)
    c.picks('2')
    expect(c.says(set('when', day(7)))).toEqual(['changed time：3月7日周六', 'slot?'])
    expect(c.state.stack[0]?.slots['name']?.value).toBe('王女士')
  })
})

describe('a menu', () => {
  // what is said | what is picked
  test.each([
    ['2', '15:00'],
    ['２', '15:00'],
    ['2.', '15:00'],
    ['选2', '15:00'],
    ['第二个', '15:00'],
    ['the second one', '15:00'],
    ['15:00', '15:00'],
    ['7', undefined],
    ['明天再说吧', undefined],
  ])('reads %j as %j', (text, label) => {
    const c = customer()
    c.says(...everything)
    expect(pick(c.state.stack.at(-1)?.asking, text)?.label).toBe(label)
  })

  test('is answered by the time itself', () => {
    const c = customer()
    c.says(...everything)
    expect(c.says(set('when', clock(6, 15)))).toEqual(['sure: 90 2026-03-06T15:00:00+08:00 王女士?'])
  })

  test('of an older question is told to be old and changes nothing', () => {
    const c = customer()
    c.says(book)
    const old = c.state.stack[0]?.asking?.menu[0]?.id ?? ''
    c.picks('2')
    expect(c.says({ kind: 'choose', id: old })).toEqual(['old button', 'area?'])
    expect(c.state.stack[0]?.slots['service']?.value).toBe('hood')
  })

  test('is accepted by going on', () => {
    const c = customer()
    c.says(book, set('service', 'clean'), set('area', 90), set('when', day(6)))
    expect(c.says(set('name', '王女士'))).toEqual(['sure: 90 2026-03-06T09:00:00+08:00 王女士?'])
  })
})

describe('in between', () => {
  test('a question is answered and the open question put again', () => {
    const c = customer()
    c.says(book, set('service', 'clean'))
    expect(c.says({ kind: 'answer' })).toEqual(['answer to words', 'area?'])
  })

  test('what is to be confirmed is not shown in full again unless it changed', () => {
    const c = customer()
    c.says(...everything)
    c.picks('1')
    expect(c.says({ kind: 'answer' })).toEqual(['answer to words', 'still sure?'])
    expect(c.says({ kind: 'repeat' })).toEqual(['sure: 90 2026-03-06T09:00:00+08:00 王女士?'])
    expect(c.says(set('area', 100))).toContain('sure: 100 2026-03-06T09:00:00+08:00 王女士?')
  })

  test('another goal is served first, and the interrupted one is offered afterwards', () => {
    const c = customer()
    c.says(book, set('service', 'clean'))
    expect(c.says({ kind: 'start', flow: 'status' })).toEqual(['which order?'])
    expect(c.says(set('order', 'GJ9'))).toEqual(['order GJ9', 'go on with booking?'])
    expect(c.says({ kind: 'affirm' })).toEqual(['area?'])
  })

  test('the interrupted goal may be dropped', () => {
    const c = customer()
    c.says(book, set('service', 'clean'))
    c.says({ kind: 'start', flow: 'status' }, set('order', 'GJ9'))
    c.says({ kind: 'deny' })
    expect(c.state.stack).toEqual([])
  })

  test('cancelling stops the running goal', () => {
    const c = customer()
    c.says(book, set('service', 'clean'))
    expect(c.says({ kind: 'cancel' })).toEqual(['dropped booking'])
    expect(c.state.stack).toEqual([])
  })
})

describe('a person', () => {
  test('comes when asked for; the bot says so once and is silent', () => {
    const c = customer()
    c.says(book)
    expect(c.says({ kind: 'handoff', reason: 'asked' })).toEqual(['a person comes'])
    expect(c.state.assignee).toBe('queue')
    expect(c.says(set('area', 90))).toEqual([])
  })

  test('comes after the second misunderstanding in a row', () => {
    const c = customer()
    c.says(book, set('service', 'clean'))
    expect(c.says({ kind: 'unclear' })).toEqual(['not understood', 'area, please'])
    expect(c.says({ kind: 'unclear' })).toEqual(['a person comes'])
  })

  test('is not fetched when something was understood in between', () => {
    const c = customer()
    c.says(book)
    c.says({ kind: 'unclear' })
    c.says(set('service', 'clean'))
    c.says({ kind: 'unclear' })
    expect(c.state.assignee).toBe('bot')
  })

  test('comes when a flow says so, once: given back, the flow does not fetch one again', () => {
    const c = customer()
    c.says({ kind: 'start', flow: 'move' })
    expect(c.state.assignee).toBe('queue')
    c.event({ kind: 'staff', at, act: 'take', staff: 'ann' })
    expect(c.event({ kind: 'staff', at, act: 'back', staff: 'ann' })).toEqual(['the bot is back'])
    expect(c.state).toMatchObject({ assignee: 'bot', stack: [] })
  })

  test('is wanted no more while nobody has come: the bot goes on where it was', () => {
    const c = customer()
    c.says(book, set('service', 'clean'))
    c.says({ kind: 'handoff', reason: 'asked' })
    const never = { kind: 'messages', at, messages: [{ text: '不用人工了', commands: [] }] } as const
    expect(c.event(never)).toEqual(['nobody comes', 'area?'])
    expect(c.state.assignee).toBe('bot')
    c.event({ kind: 'staff', at, act: 'take', staff: 'ann' })
    expect(c.event(never)).toEqual([])
  })

  test('who is waited for may be excused, but only while nobody has come', () => {
    const c = customer()
    const word = { kind: 'word', at, flow: 'still-waiting', slots: {} } as const
    expect(c.event(word)).toEqual([])
    c.says({ kind: 'handoff', reason: 'asked' })
    expect(c.event(word)).toEqual(['still waiting'])
    c.event({ kind: 'staff', at, act: 'take', staff: 'ann' })
    expect(c.event(word)).toEqual([])
  })

  test('has the chat at once when a turn is broken, and nothing is called', () => {
    const c = customer()
    c.says(book, set('service', 'clean'))
    expect(c.event({ kind: 'broken', at })).toEqual(['sorry'])
    expect(c.state.assignee).toBe('queue')
  })

  test('gives the chat back, and the parked flow goes on where it was', () => {
    const c = customer()
    c.says(book, set('service', 'clean'))
    c.event({ kind: 'staff', at, act: 'take', staff: 'ann' })
    expect(c.says(set('area', 90))).toEqual([])
    expect(c.event({ kind: 'staff', at, act: 'back', staff: 'ann' })).toEqual(['the bot is back', 'area?'])
  })
})
