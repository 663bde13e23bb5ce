import { useLanguage, useTexts } from '../../shell/language.tsx'
import { alertTexts } from '../../texts/alerts.ts'
import { flowWords } from '../../texts/flow-words.ts'
import { inboxTexts } from '../../texts/inbox.ts'
import { useStaffNames } from '../cases/use-staff-names.ts'
import { useFlows } from '../flows/calls.ts'

/** What things are called in the language of the page; undefined where that is not known. */
export interface Names {
  flow: (name: string) => string | undefined
  /** Of this flow, or of any where none is given. */
  slot: (name: string, flow?: string) => string | undefined
  /** The question of a flow: what it asks for, or that it wants a yes. */
  step: (name: string, flow: string) => string
  action: (name: string) => string | undefined
  outcome: (name: string) => string | undefined
  meaning: (name: string) => string | undefined
  reason: (name: string) => string | undefined
  alert: (kind: string) => string | undefined
  category: (id: string) => string | undefined
  staff: (id: string) => string
}

/** What flows, their parts, staff and complaints are called in the language of the page. */
export function useNames(categories: readonly { id: string; zh: string; en: string }[] = []): Names {
  const { locale } = useLanguage()
  const words = useTexts(flowWords)
  const alerts = useTexts(alertTexts)
  const inbox = useTexts(inboxTexts)
  const { nameOf } = useStaffNames()
  const { data } = useFlows()
  const flows = data?.flows ?? []
  const slot: Names['slot'] = (name, flow) =>
    flows
      .filter((one) => flow === undefined || one.name === flow)
      .flatMap((one) => one.slots)
      .find((one) => one.name === name)?.label[locale]
  return {
    flow: (name) => flows.find((flow) => flow.name === name)?.title[locale],
    slot,
    step: (name, flow) => slot(name, flow) ?? words.confirmation,
    action: (name) => words.actions[name],
    outcome: (name) => words.outcomes[name],
    meaning: (name) => words.meanings[name],
    reason: (name) => inbox.reasons[name],
    alert: (kind) => alerts.kinds[kind],
    category: (id) => categories.find((one) => one.id === id)?.[locale],
    staff: nameOf,
  }
}
