import { expect, test } from 'vitest'
import { stateOf } from '#desk/chat-detail.ts'
import type { ConversationState } from '#engine/model.ts'
import { flowsOf } from '../engine/flows.ts'

const flows = flowsOf(`
name: grievance
title: { zh: 投诉, en: Complaint }
about: { zh: 投诉, en: Complaint }
slots:
  opening: { type: text, label: { zh: 原话, en: First words }, optional: true }
  kind: { type: text, label: { zh: 险情, en: Danger }, optional: true }
  heard: { type: text, label: { zh: 说过的话, en: Heard }, optional: true }
  area: { type: area, label: { zh: 面积, en: Area }, optional: true }
steps: [{ say: { zh: 好, en: fine } }]`)

test('staff see what the customer said and what stands, not what the flow keeps for itself', () => {
  const flow = (value: unknown, text = '') => ({ value, text, by: 'flow' as const })
  const slots = {
    opening: flow('the lamp is broken', 'the lamp is broken'),
    kind: flow('privacy'),
    heard: flow('the lamp is broken the lamp is broken '),
    area: flow(90),
  }
  const frame = { flow: 'grievance', version: 'none', slots, why: 'begun' }
  const state = { locale: 'en', stack: [frame] } as unknown as ConversationState
  expect(stateOf(flows, state, 'en').slots.map(({ name, text }) => `${name} ${text}`)).toEqual([
    'opening the lamp is broken',
    'area 90',
  ])
})
