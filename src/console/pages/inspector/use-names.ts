import { useLanguage } from '../../shell/language.tsx'
import { useStaffNames } from '../cases/use-staff-names.ts'
import { useFlows } from '../flows/calls.ts'
import type { Names } from './in-words.ts'

/** What flows, their slots and staff are called in the language of the page. */
export function useNames(): Names {
  const { locale } = useLanguage()
  const { nameOf } = useStaffNames()
  const { data } = useFlows()
  const flows = data?.flows ?? []
  const slots = flows.flatMap((flow) => flow.slots)
  return {
    flow: (name) => flows.find((flow) => flow.name === name)?.title[locale] ?? name,
    slot: (name) => slots.find((slot) => slot.name === name)?.label[locale] ?? name,
    staff: nameOf,
  }
}
