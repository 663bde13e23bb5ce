import { expect, test } from 'vitest'
import { eachStep } from '#engine/compile.ts'
import { flowGraph } from '#engine/flow-graph.ts'
import { loadContent } from '#content.ts'

const { flows } = await loadContent('Asia/Shanghai')

test('the graph of every flow has each of its steps once, and a way to each', () => {
  for (const flow of flows) {
    const { nodes, edges } = flowGraph(flow)
    const steps: string[] = []
    eachStep(flow.steps, (_, path) => steps.push(path.join('.')))
    const drawn = nodes.map(({ id }) => id).filter((id) => id !== 'start' && id !== 'done')
    expect([flow.name, drawn.toSorted()]).toEqual([flow.name, steps.toSorted()])
    const reached = new Set(['start', ...edges.filter(({ back }) => !back).map(({ to }) => to)])
    expect([flow.name, nodes.filter(({ id }) => !reached.has(id))]).toEqual([flow.name, []])
  }
})

test('a question that may be answered with no has both ways', () => {
  const booking = flows.find(({ name }) => name === 'booking')
  if (!booking) throw new Error('no booking flow')
  const { nodes, edges } = flowGraph(booking)
  const confirm = nodes.find(({ kind }) => kind === 'confirm')
  const ways = edges.filter(({ from }) => from === confirm?.id).map(({ label }) => label?.zh)
  expect(ways).toHaveLength(2)
  expect(new Set(ways).size).toBe(2)
})
