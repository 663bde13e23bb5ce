import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { ContentError, loadContent } from '#content.ts'
import { Flow } from '#engine/flow.ts'
import { graph } from '#engine/graph.ts'

/** `npm run flows -- check | graph [flow …] | schema`: looks after the flow files without starting anything. */
const [command, ...names] = process.argv.slice(2)

try {
  const { flows } = await loadContent('Asia/Shanghai')
  if (command === 'check') console.log(`${flows.length} flows, no mistakes`)
  else if (command === 'graph') {
    const unknown = names.filter((name) => !flows.some((flow) => flow.name === name))
    if (unknown.length > 0) {
      console.error(`there is no flow ${unknown.join(', ')}; there are ${flows.map((flow) => flow.name).join(', ')}`)
      process.exitCode = 1
    }
    for (const flow of flows) if (names.length === 0 || names.includes(flow.name)) console.log(graph(flow))
  } else if (command === 'schema') {
    const schema = z.toJSONSchema(Flow, { io: 'input', target: 'draft-7' })
    await writeFile('flows/flow.schema.json', `${JSON.stringify(schema, null, 2)}\n`)
    console.log('flows/flow.schema.json written')
  } else {
    console.error('npm run flows -- check | graph [flow …] | schema')
    process.exitCode = 2
  }
} catch (error) {
  if (!(error instanceof ContentError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
