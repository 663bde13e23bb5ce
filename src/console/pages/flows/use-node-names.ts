import type { FlowNode } from '#engine/flow-graph.ts'
import { useTexts } from '../../shell/language.tsx'
import { useNames } from '../inspector/use-names.ts'
import type { FlowHead } from './calls.ts'
import { flowTexts } from './texts.ts'

/** What the steps of a flow are about, in words. */
export function useNodeNames(flow: FlowHead): (node: FlowNode) => string {
  const names = useNames()
  const texts = useTexts(flowTexts)
  /** A test with what it asks of by name; what only a program understands stays as it is written. */
  const testInWords = (test: string) =>
    test
      // What stands in quotes is a value and no name.
      .split(/("[^"]*")/)
      .map((part, i) =>
        i % 2 === 1 ? part : part.replaceAll(/\b[a-z][a-z0-9_]*\b(?![.(])/g, (id) => names.slot(id, flow.name) ?? id),
      )
      .join('')
      .replaceAll(' == null', texts.isEmpty)
      .replaceAll(' != null', texts.isKnown)
      .replaceAll(' && ', texts.and)
      .replaceAll(' || ', texts.or)
  return ({ kind, name }) => {
    switch (kind) {
      case 'ask':
      case 'set':
      case 'reject':
        return name
          .split(', ')
          .map((slot) => names.slot(slot, flow.name) ?? texts.inner)
          .filter((word, i, all) => all.indexOf(word) === i)
          .join(texts.comma)
      case 'call':
        return names.action(name) ?? name
      case 'run':
      case 'goto':
        return names.flow(name) ?? name
      case 'handoff':
        return names.reason(name) ?? name
      case 'alert':
        return names.alert(name) ?? name
      case 'end':
        return names.outcome(name) ?? name
      case 'confirm':
      case 'say':
      case 'start':
      case 'done':
        return ''
      case 'if':
        return testInWords(name)
      default:
        return kind satisfies never
    }
  }
}
