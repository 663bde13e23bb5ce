import { z } from 'zod'
import { type AddressProblem, checkAddress, type CheckedAddress } from '#business/catalogue/address.ts'
import type { Text } from '#business/catalogue/text.ts'
import type { BusinessContext } from '#business/context.ts'
import { customerById } from '#business/customers/customer.ts'
import { optional } from '#business/ordering/input.ts'
import { listText } from '#business/wording.ts'
import type { Action } from '#engine/action.ts'

const input = z.object({
  address: z.string(),
  /** What was said of it before and did not do by itself. */
  before: optional(z.string()),
})

/** Whether an address is served and complete. */
export const action: Action<z.output<typeof input>, CheckedAddress & { message: string }, BusinessContext> = {
  description: 'Whether an address is within the served districts and complete enough to find.',
  effect: 'reads',
  input,
  async run({ address, before }, { db, company, locale, customerId }) {
    // "老地址" reaches us as this word; it means the place used last.
    const saved = address === 'saved'
    const onFile = saved && customerId !== undefined ? await customerById(db, customerId) : undefined
    const alone = checkAddress(company, saved ? (onFile?.addresses[0]?.address ?? '') : address)
    // "88号1502室" goes with the road that was given before.
    const isPart = !alone.ok || (alone.district === null && !/[路街道弄巷村里]|road|street|lane|avenue/i.test(address))
    const whole = saved || before === undefined || !isPart ? undefined : checkAddress(company, `${before}${address}`)
    const checked = whole?.ok ? whole : alone
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
    if (saved && !checked.ok) {
      const message =
        locale === 'zh'
          ? '您这边还没有存过地址，请发一下详细地址。'
          : 'There is no address on file yet. Please send the full address.'
      return { ...checked, message }
    }
    return { ...checked, message: checked.reason ? messages[checked.reason][locale] : '' }
  },
}
