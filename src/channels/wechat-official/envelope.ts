import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const blockBytes = 32
const headBytes = 20

/** What a platform account signs and encrypts with. WeChat and WeCom do it in the same way. */
export interface Envelope {
  /** True when `signature` covers exactly these parts and our token; takes the same time for any wrong signature. */
  signed(signature: string, parts: readonly string[]): boolean
  sign(parts: readonly string[]): string
  /** The message inside, or nothing where no key fits, the padding is wrong or it was meant for somebody else. */
  open(encrypted: string): string | undefined
  /** @param random 16 bytes; given only by tests, which compare with published results */
  seal(message: string, random?: Buffer): string
}

/**
 * Signature and AES of the message push of WeChat (公众号, 小程序) and WeCom (企业微信).
 * @param receiver the appid or corpid that a message must be meant for
 * @param encodingKeys EncodingAESKey, the current one first; an earlier one may still be in use for a while
 * @throws Error for a token that is empty or a key that is not 43 letters and digits
 */
export function makeEnvelope(token: string, receiver: string, encodingKeys: readonly string[]): Envelope {
  if (token === '') throw new Error('the token for the message push is empty: anybody could sign')
  const keys = encodingKeys.map(keyOf)
  const sign = (parts: readonly string[]) => sha1([token, ...parts].toSorted().join(''))

  return {
    sign,
    signed(signature, parts) {
      const given = Buffer.from(signature, 'utf8')
      const wanted = Buffer.from(sign(parts), 'utf8')
      return given.length === wanted.length && timingSafeEqual(given, wanted)
    },
    open(encrypted) {
      const sealed = Buffer.from(encrypted, 'base64')
      if (sealed.length === 0 || sealed.length % 16 !== 0) return undefined
      for (const key of keys) {
        const message = contentOf(decrypt(key, sealed), receiver)
        if (message !== undefined) return message
      }
      return undefined
    },
    seal(message, random = randomBytes(16)) {
      const key = keys[0]
      if (!key) throw new Error('there is no EncodingAESKey to encrypt with')
      const body = Buffer.from(message, 'utf8')
      const length = Buffer.alloc(4)
      length.writeUInt32BE(body.length)
      const plain = Buffer.concat([random, length, body, Buffer.from(receiver, 'utf8')])
      const pad = blockBytes - (plain.length % blockBytes)
      const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
      return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString(
        'base64',
      )
    },
  }
}

function keyOf(encodingKey: string): Buffer {
  if (!/^[A-Za-z0-9]{43}$/.test(encodingKey)) throw new Error('an EncodingAESKey has 43 letters and digits')
  return Buffer.from(`${encodingKey}=`, 'base64')
}

function decrypt(key: Buffer, sealed: Buffer): Buffer {
  // Node's own unpadding knows blocks of 16 bytes only; the platform pads to 32.
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([decipher.update(sealed), decipher.final()])
}

/** 16 random bytes, the message's length in 4, the message, the receiver, the padding. */
function contentOf(plain: Buffer, receiver: string): string | undefined {
  const pad = plain.at(-1) ?? 0
  if (pad < 1 || pad > blockBytes || pad > plain.length) return undefined
  if (!plain.subarray(-pad).every((byte) => byte === pad)) return undefined
  const content = plain.subarray(0, -pad)
  if (content.length < headBytes) return undefined
  const end = headBytes + content.readUInt32BE(16)
  if (end > content.length || content.subarray(end).toString('utf8') !== receiver) return undefined
  return content.subarray(headBytes, end).toString('utf8')
}

const sha1 = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex')
