import { parse } from 'yaml'
import { compile, type CompiledFlow } from '#engine/compile.ts'
import { Flow } from '#engine/flow.ts'
import { makeFlows, type Flows } from '#engine/flows.ts'

/** Compiles flows written in a test; a mistake in them fails the test. */
export function flowsOf(...sources: string[]): Flows {
  return makeFlows([...sources, ...patterns].map(flowOf))
}

export function flowOf(source: string): CompiledFlow {
  const { flow, mistakes } = compile(Flow.parse(parse(source)), 'Asia/Shanghai')
  if (mistakes.length > 0) throw new Error(JSON.stringify(mistakes))
  return flow
}

const pattern = (name: string, text: string, slots = '', args = '') => `
name: ${name}
title: { zh: ${name}, en: ${name} }
about: { zh: a pattern, en: a pattern }
slots: { ${slots} }
steps: [{ say: { zh: '${text}', en: '${text}' ${args} } }]`

const text = '{ type: text, label: { zh: x, en: x }, optional: true }'

const patterns = [
  pattern('correction', 'changed {what}', `what: ${text}`, ', with: { what: what }'),
  pattern('cancelled', 'dropped {title}', `title: ${text}`, ', with: { title: title }'),
  pattern('cannot-understand', 'what?'),
  pattern('not-taken-up', 'not understood'),
  pattern('noted', 'noted {what}', `what: ${text}`, ', with: { what: what }'),
  pattern('left-out', 'without {what}', `what: ${text}, had: ${text}`, ', with: { what: what }'),
  pattern('expired', 'old button'),
  pattern('paused', 'take your time'),
  pattern('smalltalk', 'small talk {about}', `about: ${text}, said: ${text}`, ', with: { about: about }'),
  pattern('handed-off', 'a person comes', `reason: ${text}`),
  pattern('handed-back', 'the bot is back'),
  pattern('left-open', 'no answer to {said}', `said: ${text}`, ', with: { said: said }'),
  pattern('taken-over', '{who} is here', `who: ${text}, moved: ${text}`, ', with: { who: who }'),
  pattern('passed-on', 'somebody else comes'),
  pattern('withdrawn', 'nobody comes'),
  pattern('still-waiting', 'still waiting'),
  pattern('while-waiting', 'we have it'),
  pattern('broken', 'sorry', `reason: ${text}`),
  pattern('clarification', 'which?', `options: ${text}`),
  pattern(
    'consult',
    'answer to {question}',
    `question: ${text}, topic: ${text}, service: ${text}`,
    ', with: { question: question }',
  ),
  `
name: resumed
title: { zh: r, en: r }
about: { zh: a pattern, en: a pattern }
slots: { title: ${text} }
steps:
  - confirm: resume
    text: { zh: 'go on with {title}?', en: 'go on with {title}?', with: { title: title } }
    shows: title
    yes: { zh: 继续, en: Go on }
    no: { zh: 不用了, en: 'No' }
    denied: [{ end: drop }]
  - end: resume`,
]
