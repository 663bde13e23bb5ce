import { describe, expect, test } from 'vitest'
import { can, isRecorded, rights, rightsOf, type Act, type Subject } from '#access/can.ts'
import type { Role } from '#db/schema/staff.ts'

const mine: Subject = { assignee: 'me' }
const queued: Subject = { assignee: 'queue' }
const bots: Subject = { assignee: 'bot' }
const foreign: Subject = { assignee: 'somebody' }
const subjects = { mine, queued, bots, foreign, unknown: {} }

/** Over which objects a role may do this. */
const over = (role: Role, act: Act) =>
  Object.entries(subjects)
    .filter(([, subject]) => can({ id: 'me', role }, act, subject))
    .map(([name]) => name)

const all = Object.keys(subjects)

describe('who may do what', () => {
  test.each([
    // act                role          over what
    ['chat.read', 'agent', ['mine', 'queued', 'bots']],
    ['chat.read', 'supervisor', all],
    ['chat.read', 'admin', all],
    ['chat.reply', 'agent', ['mine', 'queued', 'bots']],
    ['chat.reply', 'supervisor', all],
    ['chat.reply', 'admin', []],
    ['chat.take', 'admin', []],
    ['chat.assign', 'agent', ['mine']],
    ['customer.unmasked', 'agent', ['mine']],
    ['customer.unmasked', 'supervisor', all],
    ['customer.unmasked', 'admin', all],
    ['customer.export', 'agent', []],
    ['customer.export', 'supervisor', []],
    ['customer.export', 'admin', all],
    ['customer.erase', 'supervisor', []],
    ['customer.ask', 'supervisor', all],
    ['customer.ask', 'agent', []],
    ['case.approve', 'agent', []],
    ['case.approve', 'supervisor', all],
    ['flows.read', 'agent', []],
    ['flows.read', 'supervisor', all],
    ['flows.publish', 'supervisor', []],
    ['flows.publish', 'admin', all],
    ['prices.publish', 'supervisor', []],
    ['staff.manage', 'supervisor', []],
    ['settings.edit', 'supervisor', []],
    ['audit.read', 'supervisor', []],
    ['audit.read', 'admin', all],
  ] satisfies [Act, Role, string[]][])('%s by %s: %j', (act, role, objects) => {
    expect(over(role, act)).toEqual(objects)
  })

  test('an owner counts as an assignee does, and nobody’s is nobody’s', () => {
    const agent = { id: 'me', role: 'agent' } as const
    expect(can(agent, 'case.work', { owner: 'me' })).toBe(true)
    expect(can(agent, 'case.work', { owner: null })).toBe(true)
    expect(can(agent, 'case.work', { owner: 'somebody' })).toBe(false)
    expect(can(agent, 'canned.edit', { owner: null })).toBe(false)
  })

  test('an admin answers customers only with a reason', () => {
    const admin = { id: 'me', role: 'admin' } as const
    expect(can(admin, 'chat.reply', { assignee: 'me' })).toBe(false)
    expect(can(admin, 'chat.reply', { assignee: 'queue', breakGlass: '  ' })).toBe(false)
    expect(can(admin, 'chat.reply', { assignee: 'queue', breakGlass: 'S1, nobody there' })).toBe(true)
    expect(isRecorded('admin', 'chat.reply')).toBe(true)
  })

  test('a reason opens nothing to those who need none', () => {
    expect(can({ id: 'me', role: 'agent' }, 'chat.reply', { assignee: 'somebody', breakGlass: 'please' })).toBe(false)
  })

  test('what an admin sees or does beyond his work is recorded', () => {
    for (const act of [
      'customer.unmasked',
      'customer.export',
      'customer.erase',
      'staff.manage',
      'settings.edit',
    ] as const)
      expect([act, isRecorded('admin', act)]).toEqual([act, true])
    expect(isRecorded('agent', 'customer.unmasked')).toBe(false)
  })

  test('pages are told the same', () => {
    expect(rightsOf('agent')['chat.read']).toBe('open')
    expect(rightsOf('agent')['audit.read']).toBeUndefined()
    expect(Object.keys(rightsOf('admin')).length).toBeLessThanOrEqual(Object.keys(rights).length)
  })
})
