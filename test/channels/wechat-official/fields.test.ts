import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { fieldsOf } from '#channels/wechat-official/fields.ts'

const read = (text: string) => {
  const fields = fieldsOf(text)
  return fields && Object.fromEntries(fields)
}

test.each<[string, Record<string, string>]>([
  ['<xml><A>007</A><B>1e3</B></xml>', { A: '007', B: '1e3' }],
  ['<xml><A><![CDATA[<b>&amp;]]></A></xml>', { A: '<b>&amp;' }],
  ['<xml><A>a &lt;b&gt; &amp;amp; &quot;c&quot; &apos;</A></xml>', { A: 'a <b> &amp; "c" \'' }],
  ['<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<A><![CDATA[你好]]></A>\n</xml>', { A: '你好' }],
  ['\ufeff<xml><A/><B></B></xml>', { B: '' }],
  ['<xml><S><T>1</T><R><![CDATA[2]]></R></S></xml>', { 'S.T': '1', 'S.R': '2' }],
  ['<xml><A>first</A><A>second</A></xml>', { A: 'first' }],
  ['<xml><__proto__>x</__proto__></xml>', { ['__proto__']: 'x' }],
  ['<xml><A>x<![CDATA[y]]>z</A></xml>', { A: 'xyz' }],
  [
    '{"MsgId":6547288321577417974,"S":{"T":1.50},"L":[{"a":"b"}],"N":null}',
    { MsgId: '6547288321577417974', 'S.T': '1.50', 'L.0.a': 'b' },
  ],
])('%s', (text, fields) => {
  expect(JSON.stringify(read(text))).toBe(JSON.stringify(fields))
})

test.each([
  ['<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><A>&e;</A></xml>'],
  ['<xml><!ENTITY e "x"><A>&e;</A></xml>'],
  ['<xml><A>&e;</A></xml>'],
  ['<xml><A>&#65;</A></xml>'],
  ['<xml><A>&</A></xml>'],
  ['<xml><!-- x --><A>1</A></xml>'],
  ['<xml><?php x ?><A>1</A></xml>'],
  ['<xml xmlns="x"><A>1</A></xml>'],
  ['<xml><A>1</B></xml>'],
  ['<xml><A>1</A>'],
  ['<xml></xml><xml></xml>'],
  ['<xml><A>1</A></xml>tail'],
  ['<A/></A>'],
  [''],
  ['hello'],
  ['{"a":'],
  ['[1]'],
  [`<xml>${'<a>'.repeat(9)}${'</a>'.repeat(9)}</xml>`],
  [`<xml>${Array.from({ length: 300 }, (_, i) => `<a${i}>x</a${i}>`).join('')}</xml>`],
  [`{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
])('%# is refused or empty, and expands nothing', (text) => {
  expect(read(text) ?? {}).toEqual({})
})

test('any text comes back from CDATA as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => !text.includes(']]>')),
      (text) => {
        expect(fieldsOf(`<xml><Content><![CDATA[${text}]]></Content></xml>`)?.get('Content')).toBe(text)
      },
    ),
  )
})

test('no text takes long or throws', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '<',
          '>',
          '/',
          '!',
          '[',
          ']',
          '&',
          ';',
          'a',
          'CDATA[',
          '<![CDATA[',
          '?',
          '"',
          ' ',
          '{',
          '}',
        ),
      }),
      (text) => {
        fieldsOf(text)
        fieldsOf(`<xml>${text}</xml>`)
      },
    ),
  )
  const began = performance.now()
  fieldsOf(`<xml>${'<![CDATA['.repeat(7_000)}`)
  fieldsOf(`<xml>${'<a '.repeat(20_000)}`)
  fieldsOf(`<xml><a${' '.repeat(60_000)}x`)
  expect(performance.now() - began).toBeLessThan(1_000)
})
