/** What a pushed message says, by name; what is nested has a dot in its name. Everything stays text, ids too. */
export type Fields = ReadonlyMap<string, string>

const deepest = 5
const mostFields = 200

/**
 * Reads a pushed body, XML or JSON as the account is set to.
 * @returns nothing for what is neither, and for XML with a DTD, attributes, comments or entities beyond the five
 */
export function fieldsOf(body: string): Fields | undefined {
  const text = body.replace(/^\ufeff/, '').trim()
  return text.startsWith('{') ? fromJson(text) : fromXml(text)
}

function fromJson(text: string): Fields | undefined {
  const fields = new Map<string, string>()
  const visit = (value: unknown, name: string, depth: number): void => {
    if (depth > deepest || fields.size > mostFields || value === null || value === undefined) return
    if (typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) visit(inner, name ? `${name}.${key}` : key, depth + 1)
    else if (typeof value === 'string' || typeof value === 'boolean') fields.set(name, String(value))
  }
  try {
    // A number becomes the text that it was written as: message ids have more digits than a double.
    visit(
      JSON.parse(text, (_, value: unknown, context?: { source?: string }) =>
        typeof value === 'number' ? (context?.source ?? String(value)) : value,
      ),
      '',
      0,
    )
  } catch (error) {
    // RangeError: nested deeper than the parser goes.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
  return fields
}

const token = /<\?xml[^<>?]*\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.-]{0,63})\s*(\/?)>|([^<]+)/y
const entity = /&(amp|lt|gt|quot|apos);/g
const meaning: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function fromXml(text: string): Fields | undefined {
  const fields = new Map<string, string>()
  const open: { name: string; text: string; leaf: boolean }[] = []
  let rooted = false
  token.lastIndex = 0
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at
    const found = token.exec(text)
    if (!found) return undefined
    const [whole, cdata, closing, name, empty, words] = found
    const here = open.at(-1)
    if (cdata !== undefined) {
      if (!here) return undefined
      here.text += cdata
    } else if (words !== undefined) {
      if (words.replace(entity, '').includes('&')) return undefined
      if (here) here.text += words.replace(entity, (_, key: string) => meaning[key] ?? '')
      else if (words.trim() !== '') return undefined
    } else if (name === undefined) {
      if (at !== 0) return undefined
    } else if (closing) {
      if (empty || here?.name !== name) return undefined
      open.pop()
      // Where a name is used twice, the first is meant: what comes later cannot change it.
      const path = [...open.slice(1).map((element) => element.name), name].join('.')
      if (here.leaf && open.length > 0 && !fields.has(path)) fields.set(path, here.text)
    } else {
      if (open.length >= deepest || fields.size > mostFields || (rooted && !here)) return undefined
      rooted = true
      if (here) here.leaf = false
      if (!empty) open.push({ name, text: '', leaf: true })
    }
    if (whole === '') return undefined
  }
  return rooted && open.length === 0 ? fields : undefined
}
