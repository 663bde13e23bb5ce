import { flowGraph, type FlowNode } from './flow-graph.ts'
import type { Flow } from './flow.ts'

/** A flow as a Mermaid flowchart, to be looked at by people who do not read YAML. */
export function graph(flow: Flow): string {
  const { nodes, edges } = flowGraph(flow)
  const names = new Map(nodes.map(({ id, kind }, i) => [id, kind === 'start' || kind === 'done' ? kind : `s${i - 1}`]))
  const ways = edges.map(({ from, to, label, back }) => {
    const arrow = back ? '-.->' : label ? `-->|${label.zh}|` : '-->'
    return `  ${names.get(from)} ${arrow} ${names.get(to)}`
  })
  return [
    '---',
    `title: ${flow.name} (${flow.title.zh})`,
    '---',
    'flowchart TD',
    ...nodes.map((node) => `  ${names.get(node.id)}${shape(node)}`),
    ...ways,
  ].join('\n')
}

function shape(node: FlowNode): string {
  const { kind, name, text } = node
  const words = (said: string) => `"${said.replaceAll('"', '#quot;').replaceAll('\n', ' ').slice(0, 60)}"`
  switch (kind) {
    case 'start':
      return '([start])'
    case 'done':
      return '([end])'
    case 'ask':
      return `[/${words(`${name}: ${text?.zh ?? ''}`)}/]`
    case 'confirm':
      return `{${words(`${name}? ${text?.zh ?? ''}`)}}`
    case 'if':
      return `{${words(name)}}`
    case 'call':
      return `[[${words(name)}]]`
    case 'run':
      return `[[${words(`run ${name}`)}]]`
    case 'set':
      return `[${words(`set ${name}`)}]`
    case 'reject':
      return `[${words(`ask again: ${name}`)}]`
    case 'alert':
      return `[${words(`alert ${name}`)}]`
    case 'goto':
      return `([${words(`go to ${name}`)}])`
    case 'handoff':
      return `([${words(`person: ${name}`)}])`
    case 'end':
      return `([${words(text?.zh ?? name)}])`
    case 'say':
      return `[${words(text?.zh ?? '')}]`
    default:
      return kind satisfies never
  }
}
