import type { CompiledFlow } from '#engine/compile.ts'
import { complaintCategories } from '../offline/rules/complaint-category.ts'
import type { Catalogue } from './model-commands.ts'

/** The parts of the prompt that come from the company's own files: the same text for the same files. */
export function aboutCompany(flows: readonly CompiledFlow[], catalogue: Catalogue): Record<string, string> {
  return {
    company: catalogue.name.zh,
    flows: flows.map(flowLines).join('\n'),
    services: catalogue.services.map(serviceLine).join('\n'),
    categories: complaintCategories.join(', '),
  }
}

function flowLines({ name, title, about, slots }: CompiledFlow): string {
  const given = Object.entries(slots).map(([slot, { type, label }]) => `${slot} (${type}, ${label.zh})`)
  return `- ${name} (${title.zh}): ${about} Slots: ${given.join(', ')}.`
}

function serviceLine({ id, name, variants }: Catalogue['services'][number]): string {
  const kinds = variants.map((variant) =>
    variant.id === variant.name.zh ? variant.id : `${variant.id} ${variant.name.zh}`,
  )
  return `- ${id}: ${name.zh}, ${name.en}${kinds.length === 0 ? '' : `; variants: ${kinds.join(', ')}`}`
}
