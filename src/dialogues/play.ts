import type { Stage } from './stage.ts'
import { fits, listFault, textFault } from './match.ts'
import { durationMs, type Expectation, type Script, type ScriptStep } from './script.ts'

/** A script that failed, with the whole conversation as it went. */
export class DialogueFailure extends Error {
  readonly transcript: readonly string[]
  constructor(message: string, transcript: readonly string[]) {
    super(message)
    this.transcript = transcript
  }
}

/**
 * Plays a script on a stage.
 * @throws DialogueFailure at the first step that is not as wanted
 */
export async function play(script: Script, stage: Stage): Promise<void> {
  const transcript: string[] = []
  let replies: string[] = []
  const note = (who: string, text: string) =>
    transcript.push(...text.split('\n').map((line, i) => `${i === 0 ? who.padStart(8) : ' '.repeat(8)}  ${line}`))
  for (const [i, step] of script.steps.entries()) {
    const fault = (what: string) => new DialogueFailure(`step ${i + 1}: ${what}`, transcript)
    if ('customer' in step) note('customer', heard(step))
    else if (!('bot' in step) && !('expect' in step)) note('·', JSON.stringify(step))
    if (happens(step)) {
      replies = await carryOut(step, stage, fault)
      for (const reply of replies) note('bot', reply)
    }
    const said = replies.join('\n')
    if ('bot' in step) {
      const wanted = Array.isArray(step.bot) ? step.bot : [step.bot]
      for (const wish of wanted) {
        const wrong = textFault(said, wish)
        if (wrong) throw fault(`the bot ${wrong}`)
      }
      if (said === '' && wanted.some((wish) => typeof wish === 'string')) throw fault('the bot is silent')
    }
    if ('silence' in step && said !== '') throw fault('the bot is not silent')
    if ('expect' in step) {
      const wrong = await factFault(step.expect, stage)
      if (wrong) throw fault(wrong)
    }
  }
}

const heard = (step: Extract<ScriptStep, { customer: unknown }>) => {
  const said = step.customer
  if (typeof said === 'string') return said
  if (Array.isArray(said)) return said.join('\n')
  return JSON.stringify(said)
}

const happens = (step: ScriptStep) => !('bot' in step) && !('expect' in step) && !('silence' in step)

/** Carries a step out. @returns what the bot said because of it */
async function carryOut(step: ScriptStep, stage: Stage, fault: (what: string) => Error): Promise<string[]> {
  if ('customer' in step) {
    const said = step.customer
    if (typeof said === 'string') await stage.say([said])
    else if (Array.isArray(said)) await stage.say(said)
    else if ('again' in said) await stage.sayAgain()
    else {
      const problem =
        'send' in said
          ? await stage.send(said.send, said.text ?? '')
          : 'old' in said
            ? await stage.chooseOld(said.old)
            : await stage.choose(said.choice)
      if (problem) throw fault(problem)
    }
  } else if ('restart' in step) await stage.restart()
  else if ('advance' in step) await stage.advance(durationMs(step.advance))
  else if ('staff' in step) await stage.staff(step.staff)
  else if ('rival' in step) await stage.rival()
  else if ('visit' in step) await stage.visit(step.visit)
  else if ('absent' in step) await stage.absent(step.absent)
  return stage.replies()
}

async function factFault(wanted: Expectation, stage: Stage): Promise<string | undefined> {
  const facts = await stage.facts()
  if (wanted.flow !== undefined && facts.flow !== wanted.flow)
    return `flow is ${facts.flow ?? 'none'}, not ${wanted.flow ?? 'none'}`
  if (wanted.slots)
    for (const [name, value] of Object.entries(wanted.slots))
      if (!fits(facts.slots[name], value))
        return `slot ${name} is ${JSON.stringify(facts.slots[name])}, not ${JSON.stringify(value)}`
  if (
    wanted.assignee !== undefined &&
    facts.assignee !== wanted.assignee &&
    !(wanted.assignee === 'staff' && facts.assignee !== 'bot' && facts.assignee !== 'queue')
  )
    return `the chat is with ${facts.assignee}, not ${wanted.assignee}`
  for (const name of ['bookings', 'cases', 'surveys', 'polls'] as const) {
    const list = wanted[name]
    const wrong = list && listFault(name, facts[name], list)
    if (wrong) return wrong
  }
  for (const name of ['follow_ups', 'alerts'] as const) {
    const list = wanted[name]
    const kinds = new Set(list?.map((fact) => fact['kind']))
    const wrong =
      list &&
      listFault(
        name,
        facts[name].filter((fact) => kinds.has(fact['kind'])),
        list,
      )
    if (wrong) return wrong
  }
  return undefined
}
