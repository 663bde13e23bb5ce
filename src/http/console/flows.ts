import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { whereChatsStand } from '#conversation/standing.ts'
import type { CompiledFlow } from '#engine/compile.ts'
import { flowGraph } from '#engine/flow-graph.ts'
import { allow, type ConsoleEnv } from './guard.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseIn } from './refusals.ts'

/** A chat in which nothing happened for so long stands nowhere. */
const standsForMs = 7 * 24 * 3_600_000

/** The flows in force: what they ask and say, and where chats stand in them. */
export function flows({ db, flows: all, now }: ConsoleParts) {
  const since = () => new Date(+now() - standsForMs)
  return new Hono<ConsoleEnv>()
    .get('/', allow('flows.read'), async (c) => {
      // Flows know themselves by name only; every one in force was stored when the program started.
      const { rows } = await db.execute<{ name: string }>(sql`select distinct name from flow_version order by name`)
      const standing = await whereChatsStand(db, since())
      return c.json({
        flows: rows.flatMap(({ name }) => {
          const flow = all.current(name)
          const stands = standing.filter((one) => one.flow === name)
          return flow ? [{ ...headOf(flow), standing: stands.reduce((sum, { n }) => sum + n, 0) }] : []
        }),
      })
    })
    .get('/:name', allow('flows.read'), async (c) => {
      const flow = all.current(c.req.param('name'))
      if (!flow) return refuseIn(c, 404, 'unknown_flow', { zh: '没有这个流程。', en: 'There is no such flow.' })
      return c.json({
        flow: headOf(flow),
        ...flowGraph(flow),
        standing: await whereChatsStand(db, since(), flow.name),
      })
    })
}

function headOf({ name, title, about, version, slots, steps, interrupts }: CompiledFlow) {
  return {
    name,
    title,
    about,
    version,
    interrupts: interrupts ?? true,
    steps: steps.length,
    slots: Object.entries(slots).map(([slot, { type, label }]) => ({ name: slot, type, label })),
  }
}
