import { kindOf, type Flow, type Label, type Step, type StepKind } from './flow.ts'

export interface FlowNode {
  /** The step's place in the flow, `steps.3.then.0`; `start` and `done` are its ends. */
  id: string
  kind: StepKind | 'start' | 'done'
  /** What it asks for, calls, tests or ends with. */
  name: string
  /** What is said there, with the gaps that are filled in when it is said. */
  text: Label | undefined
}

export interface FlowEdge {
  from: string
  to: string
  /** When this way is taken; unset where it is the only one. */
  label?: Label
  /** Goes back to the beginning, because an answer was forgotten. */
  back?: true
}

export interface FlowGraph {
  nodes: FlowNode[]
  edges: FlowEdge[]
}

interface Tail {
  id: string
  label?: Label
}

const yes = { zh: '是', en: 'yes' }
const no = { zh: '否', en: 'no' }

/** A flow as steps and the ways between them, in the order in which they are walked. */
export function flowGraph(flow: Flow): FlowGraph {
  const nodes: FlowNode[] = [{ id: 'start', kind: 'start', name: flow.name, text: undefined }]
  const edges: FlowEdge[] = []
  const link = (from: readonly Tail[], to: string) => {
    for (const { id, label } of from) edges.push({ from: id, to, ...(label ? { label } : {}) })
  }

  const draw = (steps: readonly Step[], from: Tail[], path: string): Tail[] => {
    let tails = from
    for (const [i, step] of steps.entries()) {
      const id = `${path}.${i}`
      const kind = kindOf(step)
      if (!kind) continue
      nodes.push({ id, kind, name: nameOf(step), text: textOf(step) })
      link(tails, id)
      tails = ['goto', 'handoff', 'end', 'reject'].includes(kind) ? [] : [{ id }]
      if ('if' in step && 'then' in step)
        tails = [
          ...draw(step.then, [{ id, label: yes }], `${id}.then`),
          ...(step.else ? draw(step.else, [{ id, label: no }], `${id}.else`) : [{ id, label: no }]),
        ]
      if ('confirm' in step) {
        tails = [{ id, label: step.yes }]
        if (step.denied) tails.push(...draw(step.denied, [{ id, label: step.no }], `${id}.denied`))
      }
      if ('reject' in step) edges.push({ from: id, to: 'start', back: true })
    }
    return tails
  }
  const rest = draw(flow.steps, [{ id: 'start' }], 'steps')
  if (rest.length > 0) {
    nodes.push({ id: 'done', kind: 'done', name: flow.name, text: undefined })
    link(rest, 'done')
  }
  return { nodes, edges }
}

function nameOf(step: Step): string {
  if ('ask' in step) return step.ask
  if ('confirm' in step) return step.confirm
  if ('call' in step) return step.call
  if ('set' in step) return Object.keys(step.set).join(', ')
  if ('if' in step && 'then' in step) return step.if
  if ('reject' in step) return step.reject.join(', ')
  if ('run' in step) return step.run
  if ('goto' in step) return step.goto
  if ('handoff' in step) return step.handoff
  if ('alert' in step) return step.alert
  if ('end' in step) return step.end
  return ''
}

function textOf(step: Step): Label | undefined {
  const text = 'ask' in step || 'confirm' in step ? step.text : 'say' in step ? step.say : undefined
  return text && { zh: text.zh, en: text.en }
}
