import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { makeEnvelope } from '#channels/wechat-official/envelope.ts'

interface Vector {
  token: string
  key?: string
  receiveId?: string
  timestamp: string
  nonce: string
  encrypt: string
  signature: string
  plainSignature: string
  plain: string
  plainStartsWith: string
  random: string
  wrongPlainSignatureOnUrl: string
}

const vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as Record<string, Vector>
const having = (...fields: (keyof Vector)[]) =>
  Object.entries(vectors).filter(([, vector]) => fields.every((field) => vector[field] !== undefined))
const envelopeOf = ({ token, key, receiveId }: Vector) => makeEnvelope(token, receiveId ?? '', key ? [key] : [])

describe('published examples', () => {
  test('there are eight', () => expect(Object.keys(vectors)).toHaveLength(8))

  test.each(having('plainSignature'))('%s: the signature over the address', (_, vector) => {
    expect(envelopeOf(vector).signed(vector.plainSignature, [vector.timestamp, vector.nonce])).toBe(true)
  })

  test.each(having('signature', 'encrypt'))('%s: the signature over the body', (_, vector) => {
    const { timestamp, nonce, encrypt, signature } = vector
    expect(envelopeOf(vector).signed(signature, [timestamp, nonce, encrypt])).toBe(true)
    expect(envelopeOf(vector).signed(signature, [timestamp, nonce, `${encrypt}A`])).toBe(false)
  })

  test.each(having('encrypt'))('%s: what is inside', (_, vector) => {
    const opened = envelopeOf(vector).open(vector.encrypt)
    expect(opened).toMatch(/\S/)
    expect(opened).toBe(vector.plain ?? opened)
    expect(opened?.startsWith(vector.plainStartsWith ?? '')).toBe(true)
  })

  test.each(having('encrypt', 'random'))('%s: sealed again, it is the same', (_, vector) => {
    const envelope = envelopeOf(vector)
    expect(envelope.seal(envelope.open(vector.encrypt) ?? '', Buffer.from(vector.random))).toBe(vector.encrypt)
  })

  test.each(having('wrongPlainSignatureOnUrl'))(
    '%s: the signature over the address does not cover the body',
    (_, vector) => {
      const { timestamp, nonce, encrypt, wrongPlainSignatureOnUrl } = vector
      expect(envelopeOf(vector).signed(wrongPlainSignatureOnUrl, [timestamp, nonce, encrypt])).toBe(false)
    },
  )
})

describe('an envelope', () => {
  const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
  const other = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'

  test('what was sealed with the key before is still opened', () => {
    const before = makeEnvelope('t', 'wx1', [other])
    const after = makeEnvelope('t', 'wx1', [key, other])
    expect(after.open(before.seal('你好'))).toBe('你好')
    expect(makeEnvelope('t', 'wx1', [key]).open(before.seal('你好'))).toBeUndefined()
  })

  test('what is meant for another account stays shut', () => {
    const sealed = makeEnvelope('t', 'wx2', [key]).seal('你好')
    expect(makeEnvelope('t', 'wx1', [key]).open(sealed)).toBeUndefined()
    expect(makeEnvelope('t', 'wx', [key]).open(sealed)).toBeUndefined()
  })

  test.each(['', 'A', 'AAAA', '!!!', 'A'.repeat(44), Buffer.alloc(64).toString('base64')])(
    '%j is no message',
    (sealed) => {
      expect(makeEnvelope('t', 'wx1', [key]).open(sealed)).toBeUndefined()
    },
  )

  test('every changed byte of a sealed message is noticed, or changes only what was random', () => {
    const envelope = makeEnvelope('t', 'wx1', [key])
    const sealed = Buffer.from(envelope.seal('明天下午三点'), 'base64')
    for (let i = 0; i < sealed.length; i++) {
      const forged = Buffer.from(sealed)
      forged[i] = (forged[i] ?? 0) ^ 1
      const opened = envelope.open(forged.toString('base64'))
      // CBC itself protects nothing; the signature over the sealed text does. It must only never throw.
      expect(opened === undefined || typeof opened === 'string').toBe(true)
    }
  })

  test.each(['', 'x'.repeat(40), 'x', `${'f'.repeat(39)}é`])('the signature %j is refused', (signature) => {
    expect(makeEnvelope('t', 'wx1', []).signed(signature, ['1', '2'])).toBe(false)
  })

  test('an empty token or a key of the wrong length is refused at the start', () => {
    expect(() => makeEnvelope('', 'wx1', [])).toThrow('token')
    expect(() => makeEnvelope('t', 'wx1', ['short'])).toThrow('43')
  })
})
