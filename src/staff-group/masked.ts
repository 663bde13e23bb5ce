import { maskPhone } from '#business/customers/customer.ts'
import { findPhones } from '#understanding/offline/entities/phone.ts'

/** A text whose telephone numbers cannot be dialled: everybody in the group reads it, also those who may not see them. */
export function masked(text: string): string {
  let result = ''
  let from = 0
  for (const { at, length } of findPhones(text)) {
    result += text.slice(from, at) + maskPhone(text.slice(at, at + length))
    from = at + length
  }
  return (result + text.slice(from)).replaceAll(/(?<!\d)\+?\d{11,13}(?!\d)/g, maskPhone)
}
