import { describe, expect, test } from 'vitest'
import { hashPassword, verifyPassword, weaknessOf } from '#access/passwords.ts'

describe('a password', () => {
  test.each([
    ['11 characters', 'kalb7Mond!x', 'too_short'],
    ['129 characters', 'ab7!'.repeat(33), 'too_long'],
    ['the most common word', 'password1234', 'too_common'],
    ['… in disguise', 'P@ssw0rd!2026', 'too_common'],
    ['… between signs', '!!password!!', 'too_common'],
    ['… twice', 'passwordpassword', 'too_common'],
    ['one letter', 'aaaaaaaaaaaa', 'too_common'],
    ['a piece again and again', 'abc1abc1abc1', 'too_common'],
    ['counting', '123456789012', 'too_common'],
    ['counting down', '987654321098', 'too_common'],
    ['a row of keys', 'qwertyuiop[]', 'too_common'],
    ['rows of keys', 'qwertyasdfgh', 'too_common'],
    ['a column of keys', '1qaz2wsx3edc', 'too_common'],
    ['a word and a year', 'shanghai2026!', 'too_common'],
    ['我爱你 in letters', 'woaini520520', 'too_common'],
    ['a date', '19880808 1988', 'too_common'],
    ['a telephone', '138-0013-8000 ', 'too_common'],
    ['one’s own name', 'zhangwei2026', 'too_common'],
    ['one’s own address', 'zhang.wei.88@', 'too_common'],
  ])('%s is refused', (_what, password, why) => {
    expect(weaknessOf(password, ['Zhangwei', 'zhang.wei.88@example.com'])).toBe(why)
  })

  test.each([
    ['only small letters', 'kamel wolke besen tisch'],
    ['Chinese words', '蓝色骆驼喝三杯凉茶之后去跳舞'],
    ['128 characters', 'Xk7-'.repeat(16) + 'mQ2+'.repeat(16)],
    ['what a generator makes', '7$x9!2@8#4%kQ'],
    ['sixteen digits without order', '8372 6153 9104 7720'],
    ['a common word among others', 'my dragon reads letters'],
  ])('%s will do', (_what, password) => {
    expect(weaknessOf(password, ['Zhangwei'])).toBeUndefined()
  })
})

describe('a hash', () => {
  test('is argon2id with 19 MiB, two passes, one lane, and a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('kamel wolke besen'), hashPassword('kamel wolke besen')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
    expect(await verifyPassword(one ?? '', 'kamel wolke besen')).toBe(true)
    expect(await verifyPassword(one ?? '', 'kamel wolke beseN')).toBe(false)
  })

  test('does not depend on how a keyboard composes its characters', async () => {
    const hash = await hashPassword('Müllers Kühe Ä'.normalize('NFC'))
    expect(await verifyPassword(hash, 'Müllers Kühe Ä'.normalize('NFD'))).toBe(true)
  })

  test('is computed for all who wait, also when many come at once', async () => {
    const hash = await hashPassword('kamel wolke besen')
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => verifyPassword(hash, i % 2 === 0 ? 'kamel wolke besen' : 'another')),
    )
    expect(answers.filter(Boolean)).toHaveLength(6)
  })
})
