import { expect, test } from 'vitest'
import type { FollowUpKind } from '#db/schema/follow-ups.ts'
import { decide, type DueFollowUp, type Reach } from '#jobs/decide.ts'
import { iso } from '#business/time.ts'

const zone = 'Asia/Shanghai'
const at = (text: string): number => Date.parse(`2026-03-${text}:00+08:00`)

const nobodyMinds: Reach = {
  assignee: 'bot',
  flowRunning: false,
  activeAt: at('01T10:00'),
  complaintOpen: false,
  callbackOpen: false,
  surveyedAt: undefined,
  wants: { surveys: true, promotions: true },
  consented: true,
  caredAt: undefined,
  sendsLeft: undefined,
  recommendedAt: undefined,
  visitComes: false,
}

const due = (kind: FollowUpKind, more: Partial<DueFollowUp> = {}): DueFollowUp => ({
  kind,
  goodUntil: undefined,
  visit: { start: at('05T14:00'), end: at('05T17:00') },
  ...more,
})

const decided = (now: string, what: DueFollowUp, reach: Partial<Reach>): string => {
  const decision = decide(zone, what, { ...nobodyMinds, ...reach }, at(now))
  switch (decision.do) {
    case 'run':
      return 'run'
    case 'skip':
      return `skip ${decision.reason}`
    case 'wait':
      return `wait ${iso(zone, decision.until).slice(8, 16)} ${decision.reason}`
    default:
      return decision satisfies never
  }
}

// now | what is due | how things stand | what is done
test.each<[string, DueFollowUp, Partial<Reach>, string]>([
  ['05T12:00', due('reminder'), {}, 'run'],
  ['05T12:00', due('reminder', { goodUntil: at('05T12:00') }), {}, 'skip too_late'],
  // Quiet hours, and the visit that is near.
  ['04T21:00', due('reminder'), {}, 'wait 05T09:00 quiet_hours'],
  ['05T08:59', due('survey'), {}, 'wait 05T09:00 quiet_hours'],
  ['05T07:00', due('reminder', { visit: { start: at('05T09:00'), end: at('05T12:00') } }), {}, 'run'],
  [
    '05T06:59',
    due('reminder', { visit: { start: at('05T09:00'), end: at('05T12:00') } }),
    {},
    'wait 05T07:00 quiet_hours',
  ],
  // Who comes instead is known before the door bell rings.
  [
    '04T22:30',
    due('replacement', { visit: { start: at('05T08:00'), end: at('05T11:00') } }),
    {},
    'wait 05T06:00 quiet_hours',
  ],
  ['05T22:00', due('late'), {}, 'run'],
  ['04T22:00', due('return_visit', { goodUntil: at('05T08:00') }), {}, 'skip quiet_hours'],
  // People have the chat.
  ['05T12:00', due('survey'), { assignee: 'queue' }, 'wait 05T12:15 staff_have_the_chat'],
  ['05T12:00', due('reminder'), { assignee: 'ann' }, 'wait 05T12:15 staff_have_the_chat'],
  ['05T13:50', due('reminder', { goodUntil: at('05T14:00') }), { assignee: 'ann' }, 'skip staff_have_the_chat'],
  ['05T12:00', due('care'), { assignee: 'ann' }, 'skip staff_have_the_chat'],
  ['05T13:00', due('departure_check'), { assignee: 'ann' }, 'run'],
  // A flow waits for an answer.
  ['05T12:00', due('survey'), { flowRunning: true, activeAt: at('05T11:00') }, 'wait 05T12:15 flow_running'],
  ['06T12:00', due('survey'), { flowRunning: true, activeAt: at('05T11:00') }, 'run'],
  ['05T12:00', due('reminder'), { flowRunning: true, activeAt: at('05T11:59') }, 'run'],
  ['04T18:00', due('reminder'), { flowRunning: true, activeAt: at('04T17:55') }, 'wait 04T18:05 flow_running'],
  ['04T18:00', due('reminder'), { flowRunning: true, activeAt: at('04T17:50') }, 'run'],
  // A complaint, a low score, somebody who was asked lately or wants nothing.
  ['05T12:00', due('survey'), { complaintOpen: true }, 'skip complaint_open'],
  ['05T12:00', due('return_visit'), { complaintOpen: true }, 'skip complaint_open'],
  ['05T12:00', due('care'), { complaintOpen: true }, 'skip complaint_open'],
  ['05T12:00', due('reminder'), { complaintOpen: true }, 'run'],
  ['05T12:00', due('care'), { callbackOpen: true }, 'skip callback_open'],
  ['05T12:00', due('survey'), { surveyedAt: at('01T12:00') }, 'skip asked_lately'],
  ['19T12:00', due('survey'), { surveyedAt: at('05T12:00') }, 'run'],
  ['05T12:00', due('survey_reminder'), { surveyedAt: at('04T12:00') }, 'run'],
  ['05T12:00', due('survey'), { wants: { surveys: false, promotions: true } }, 'skip opted_out'],
  ['05T12:00', due('care'), { wants: { surveys: true, promotions: false } }, 'skip opted_out'],
  ['05T12:00', due('reminder'), { wants: { surveys: false, promotions: false } }, 'run'],
  // Greetings want a yes, do not crowd each other, and leave the last send to what is needed.
  ['05T12:00', due('care'), {}, 'run'],
  ['05T12:00', due('care'), { consented: false }, 'skip no_consent'],
  ['05T12:00', due('care', { restMs: 14 * 86_400_000 }), { caredAt: at('01T12:00') }, 'skip greeted_lately'],
  ['15T12:00', due('care', { restMs: 14 * 86_400_000 }), { caredAt: at('01T12:00') }, 'run'],
  ['05T12:00', due('care'), { caredAt: at('04T12:00') }, 'run'],
  ['05T12:00', due('care'), { sendsLeft: 1 }, 'skip send_window'],
  ['05T12:00', due('care'), { sendsLeft: 2 }, 'run'],
  ['05T12:00', due('reminder'), { consented: false, sendsLeft: 1 }, 'run'],
  ['05T22:00', due('care', { goodUntil: at('05T21:00') }), {}, 'skip too_late'],
  ['05T08:00', due('care'), {}, 'wait 05T09:00 quiet_hours'],
  ['05T12:00', due('care'), { flowRunning: true, activeAt: at('05T11:00') }, 'wait 05T12:15 flow_running'],
  // One question in a fortnight, whatever it is about.
  ['05T12:00', due('poll', { poll: 'nps' }), {}, 'run'],
  ['05T12:00', due('poll', { poll: 'nps' }), { surveyedAt: at('01T12:00') }, 'wait 15T12:00 asked_lately'],
  [
    '05T12:00',
    due('poll', { poll: 'nps', goodUntil: at('15T00:00') }),
    { surveyedAt: at('01T12:00') },
    'skip asked_lately',
  ],
  ['30T12:00', due('poll', { poll: 'nps' }), { recommendedAt: at('01T12:00') }, 'skip asked_lately'],
  ['30T12:00', due('poll', { poll: 'servqual' }), { recommendedAt: at('01T12:00') }, 'run'],
  ['05T12:00', due('poll', { poll: 'ces' }), { surveyedAt: at('01T12:00') }, 'skip asked_lately'],
  ['05T12:00', due('poll', { poll: 'ces' }), {}, 'run'],
  ['05T12:00', due('poll', { poll: 'ces' }), { visitComes: true }, 'skip visit_first'],
  ['05T12:00', due('poll', { poll: 'nps' }), { visitComes: true }, 'run'],
  ['05T12:00', due('poll', { poll: 'nps' }), { complaintOpen: true }, 'skip complaint_open'],
  ['05T12:00', due('poll', { poll: 'nps' }), { wants: { surveys: false, promotions: true } }, 'skip opted_out'],
  ['05T12:00', due('poll', { poll: 'nps' }), { assignee: 'ann' }, 'wait 05T12:15 staff_have_the_chat'],
  ['05T12:00', due('poll', { poll: 'nps' }), { sendsLeft: 1 }, 'skip send_window'],
  // What nobody is told of never waits.
  ['05T03:00', due('callback'), { assignee: 'ann', complaintOpen: true }, 'run'],
])('at %s %o with %o: %s', (now, what, reach, expected) => {
  expect(decided(now, what, reach)).toBe(expected)
})
