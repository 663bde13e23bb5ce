import { z } from 'zod'
import { type AddressProblem, checkAddress, type CheckedAddress } from '#business/catalogue/address.ts'
import type { Text } from '#business/catalogue/text.ts'
import type { BusinessContext } from '#business/context.ts'
import { listText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({ address: z.string() })

/** Whether an address is served and complete. */
export const action: Action<z.output<typeof input>, CheckedAddress & { message: string }, BusinessContext> = {
  description: 'Whether an address is within the served districts and complete enough to find.',
  effect: 'reads',
  input,
  run({ address }, { company, locale }) {
    const checked = checkAddress(company, address)
    const districts = listText(
      locale,
      company.districts.map(({ text }) => text[locale]),
    )
    const messages: Record<AddressProblem, Text> = {
      outside: {
        zh: `抱歉，这个地址不在我们的服务范围。目前上门的有：${districts}。`,
        en: `Sorry, we do not come to that place. We serve ${districts}.`,
      },
      too_short: {
        zh: '地址太短了，请写全：区、路名、门牌号、室。',
        en: 'The address is too short. Please give district, street, number and flat.',
      },
      no_number: {
        zh: '还差门牌号，请补充到几号几室。',
        en: 'The house number is missing. Please add number and flat.',
      },
      unknown_district: { zh: '', en: '' },
    }
    return Promise.resolve({ ...checked, message: checked.reason ? messages[checked.reason][locale] : '' })
  },
}
