import type pg from 'pg'
import { compile, type CompiledFlow } from '#engine/compile.ts'
import { Flow } from '#engine/flow.ts'
import { makeFlows, type Flows } from '#engine/flows.ts'

/** Flows with their history: a conversation finishes what it began, also after the flow was changed. */
export interface FlowStore {
  flows: Flows
  /** Loads the versions that are named and not yet known. */
  ensure(versions: readonly { flow: string; version: string }[]): Promise<void>
}

/** Keeps today's flows in the database, where later processes with newer flows find them. */
export async function flowStore(pool: pg.Pool, current: readonly CompiledFlow[], zone: string): Promise<FlowStore> {
  const flows = makeFlows(current)
  const rows = current.map(({ version, name, title, about, slots, steps, interrupts, follows, news }) => ({
    version,
    name,
    // What is undefined is left out.
    definition: { name, title, about, slots, interrupts, follows, news, steps },
  }))
  const text = `insert into flow_version (version, name, definition)
    select version, name, definition from json_to_recordset($1) as x(version text, name text, definition jsonb) on conflict do nothing`
  await pool.query(text, [JSON.stringify(rows)])
  return {
    flows,
    async ensure(versions) {
      const missing = versions
        .filter(({ flow, version }) => !flows.version(flow, version))
        .map(({ version }) => version)
      if (missing.length === 0) return
      const found = await pool.query<{ version: string; definition: unknown }>(
        `select version, definition from flow_version where version = any($1)`,
        [missing],
      )
      for (const { version, definition } of found.rows) {
        const parsed = Flow.safeParse(inBothLanguages(definition))
        // A version from before the format changed cannot be walked; the conversation goes on in today's.
        if (parsed.success) flows.remember({ ...compile(parsed.data, zone).flow, version })
      }
    },
  }
}

/** What a flow is about was once said in English only. */
function inBothLanguages(definition: unknown): unknown {
  const { about } = definition as { about?: unknown }
  return typeof about === 'string' ? { ...(definition as object), about: { zh: about, en: about } } : definition
}
