import { useQuery } from '@tanstack/react-query'
import type { Company, Service } from '#business/catalogue/company.ts'
import type { Both } from '../../shell/language.tsx'
import { get } from '../../shell/request.ts'

interface Priced {
  id: string
  name: Both<string>
  priceFen: number
}

export interface ShownService extends Pick<
  Service,
  'id' | 'name' | 'unit' | 'priceFen' | 'people' | 'leadTimeHours' | 'excludes' | 'process' | 'faq'
> {
  variants: Priced[]
  addOns: Priced[]
  quals: Both<string>[]
}

export interface ShownWorker {
  id: string
  title: Both<string>
  code: string
  districts: string[]
  rating: number
  ratingCount: number
  jobsDone: number
  certificates: { kind: Both<string>; validTo: string | null }[]
}

export interface Shown {
  company: Pick<Company, 'name' | 'city' | 'zone' | 'version' | 'hours' | 'travelMinutes' | 'slotMinutes'> & {
    districts: string[]
  }
  policies: Pick<
    Company['policies'],
    'freeCancelMinutes' | 'reschedule' | 'latePromises' | 'contractCancel' | 'guarantee' | 'deposit'
  > & { cancelTiers: { text: Both<string>; feePct: number; feeCapFen?: number }[] }
  services: ShownService[]
  faqs: Company['faqs']
  workers: ShownWorker[]
}

export function useCompany() {
  return useQuery({
    queryKey: ['company'],
    queryFn: ({ signal }) => get<Shown>('/company', undefined, signal),
    staleTime: 5 * 60_000,
  })
}
