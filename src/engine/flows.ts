import type { CompiledFlow } from './compile.ts'

/** The flows a company has, and the older versions that running conversations still use. */
export interface Flows {
  current(name: string): CompiledFlow | undefined
  /** The pinned version; undefined when it is not loaded. */
  version(name: string, version: string): CompiledFlow | undefined
}

/** Flows by name, with room for older versions. */
export function makeFlows(current: readonly CompiledFlow[]): Flows & { remember(flow: CompiledFlow): void } {
  const byName = new Map(current.map((flow) => [flow.name, flow]))
  const byVersion = new Map(current.map((flow) => [`${flow.name}@${flow.version}`, flow]))
  return {
    current: (name) => byName.get(name),
    version: (name, version) => byVersion.get(`${name}@${version}`),
    remember: (flow) => void byVersion.set(`${flow.name}@${flow.version}`, flow),
  }
}
