import type { Flow, Step } from './flow.ts'

/** A flow as a Mermaid flowchart, to be looked at by people who do not read YAML. */
export function graph(flow: Flow): string {
  const lines = [`---`, `title: ${flow.name} (${flow.title.zh})`, `---`, 'flowchart TD', '  start([start])']
  let count = 0
  const node = (shape: (text: string) => string, text: string) => {
    const id = `s${count++}`
    lines.push(`  ${id}${shape(`"${text.replaceAll('"', '#quot;').replaceAll('\n', ' ').slice(0, 60)}"`)}`)
    return id
  }
  const link = (from: Tail[], to: string) => {
    for (const { id, label } of from) lines.push(`  ${id} -->${label ? `|${label}|` : ''} ${to}`)
  }

  const draw = (steps: readonly Step[], from: Tail[]): Tail[] => {
    let tails = from
    for (const step of steps) {
      const { shape, text, ends } = look(step)
      const id = node(shape, text)
      link(tails, id)
      tails = ends ? [] : [{ id }]
      if ('if' in step && 'then' in step)
        tails = [
          ...draw(step.then, [{ id, label: 'yes' }]),
          ...(step.else ? draw(step.else, [{ id, label: 'no' }]) : [{ id, label: 'no' }]),
        ]
      if ('confirm' in step) {
        tails = [{ id, label: step.yes.zh }]
        if (step.denied) tails.push(...draw(step.denied, [{ id, label: step.no.zh }]))
      }
      if ('reject' in step) lines.push(`  ${id} -.-> start`)
    }
    return tails
  }
  const rest = draw(flow.steps, [{ id: 'start' }])
  if (rest.length > 0) {
    lines.push('  done([end])')
    link(rest, 'done')
  }
  return lines.join('\n')
}

interface Tail {
  id: string
  label?: string
}

const box = (text: string) => `[${text}]`
const question = (text: string) => `[/${text}/]`
const fork = (text: string) => `{${text}}`
const action = (text: string) => `[[${text}]]`
const final = (text: string) => `([${text}])`

function look(step: Step): { shape: (text: string) => string; text: string; ends: boolean } {
  if ('ask' in step) return { shape: question, text: `${step.ask}: ${step.text.zh}`, ends: false }
  if ('confirm' in step) return { shape: fork, text: `${step.confirm}? ${step.text.zh}`, ends: false }
  if ('call' in step) return { shape: action, text: step.call, ends: false }
  if ('set' in step) return { shape: box, text: `set ${Object.keys(step.set).join(', ')}`, ends: false }
  if ('if' in step && 'then' in step) return { shape: fork, text: step.if, ends: false }
  if ('reject' in step) return { shape: box, text: `ask again: ${step.reject.join(', ')}`, ends: true }
  if ('run' in step) return { shape: action, text: `run ${step.run}`, ends: false }
  if ('goto' in step) return { shape: final, text: `go to ${step.goto}`, ends: true }
  if ('handoff' in step) return { shape: final, text: `person: ${step.handoff}`, ends: true }
  if ('alert' in step) return { shape: box, text: `alert ${step.alert}`, ends: false }
  if ('end' in step) return { shape: final, text: step.say ? step.say.zh : step.end, ends: true }
  return { shape: box, text: step.say.zh, ends: false }
}
