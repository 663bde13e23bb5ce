import { isValidPhoneNumber } from 'libphonenumber-js/max'

/**
 * A contact's number as the rest of the program writes numbers: mainland mobiles in 11 digits, others with `+`.
 * @param own Telegram vouches for it: then it begins with its country, often without the `+`, and `14155552671` is no
 * Chinese number, although it has the form of one. Read wrongly, somebody else's number would count as verified.
 */
export function phoneOf(shared: string, own: boolean): string {
  const digits = shared.replace(/\D/g, '').replace(/^00/, '')
  if (/^861\d{10}$/.test(digits)) return digits.slice(2)
  const looksChinese = /^1[3-9]\d{9}$/.test(digits) && !/^\s*(?:\+|00)/.test(shared)
  return looksChinese && (!own || !isValidPhoneNumber(`+${digits}`)) ? digits : `+${digits}`
}
