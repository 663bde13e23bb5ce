import type { CompiledFlow } from '#engine/compile.ts'
import { complaintCategories } from '../offline/rules/complaint-category.ts'
import { settable, type Catalogue } from './model-commands.ts'

/** The parts of the prompt that come from the company's own files: the same text for the same files. */
export function aboutCompany(flows: readonly CompiledFlow[], catalogue: Catalogue): Record<string, string> {
  return {
    company: catalogue.name.zh,
    flows: flows.map((flow) => flowLine(flow, settable(flows))).join('\n'),
    services: catalogue.services.map(serviceLine).join('\n'),
    categories: complaintCategories.join(', '),
  }
}

function flowLine({ name, title, about, slots }: CompiledFlow, given: readonly string[]): string {
  const theirs = Object.entries(slots).filter(([slot]) => given.includes(slot))
  const listed = theirs.map(([slot, { type, label }]) => `${slot} (${type}, ${label.zh})`)
  return `- ${name} (${title.zh}): ${about.en} Slots: ${listed.join(', ')}.`
}

function serviceLine({ id, name, variants }: Catalogue['services'][number]): string {
  const kinds = variants.map((variant) =>
    variant.id === variant.name.zh ? variant.id : `${variant.id} ${variant.name.zh}`,
  )
  return `- ${id}: ${name.zh}, ${name.en}${kinds.length === 0 ? '' : `; variants: ${kinds.join(', ')}`}`
}
