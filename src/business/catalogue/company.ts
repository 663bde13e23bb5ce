import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { remediesSchema, type Remedies } from '#business/catalogue/remedies.ts'
import { catalogueSchema } from '#business/catalogue/schema.ts'

/** A company's catalogue: what it sells, where, when and by which rules. */
export interface Company extends CompanyContent {
  /** Counts up with every change; bookings remember the one that they were made under. 0 before it is stored. */
  version: number
  /** What it does when it was at fault; undefined where its file does not say. */
  remedies: Remedies | undefined
}

type CompanyContent = z.output<typeof catalogueSchema>
export type Service = CompanyContent['services'][number]
export type Variant = Service['variants'][number]
export type AddOn = Service['addOns'][number]
export type Policies = CompanyContent['policies']
export type District = CompanyContent['districts'][number]

/** Where in the file and what; line and column count from 1. */
export interface Mistake {
  file: string
  line: number
  column: number
  message: string
}

export type Parsed = { ok: true; company: Company; content: unknown } | { ok: false; mistakes: Mistake[] }

/**
 * Reads a catalogue file (YAML). `content` is the plain data to be stored; all mistakes are listed, each with its place.
 */
export function parseCompany(source: string, file: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines })
  const at = (offset: number, message: string): Mistake => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col, message }
  }
  if (document.errors.length > 0) {
    return { ok: false, mistakes: document.errors.map((error) => at(error.pos[0], error.message.split('\n')[0] ?? '')) }
  }
  const content: unknown = document.toJS()
  const parsed = catalogueSchema.safeParse(content)
  if (parsed.success)
    return { ok: true, company: { ...parsed.data, version: 0, remedies: remediesOf(content) }, content }
  const mistakes = parsed.error.issues.map((issue) => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
    return at(offsetOf(document, path), `${path.join('.')}: ${issue.message}`)
  })
  return { ok: false, mistakes }
}

/** Reads stored content, which was checked when it was stored. */
export function companyFrom(content: unknown, version: number): Company {
  return { ...catalogueSchema.parse(content), version, remedies: remediesOf(content) }
}

const remediesOf = (content: unknown): Remedies | undefined =>
  remediesSchema.safeParse((content as { policies?: unknown }).policies).data

/** The service with this id, or none. */
export function serviceOf(company: Company, id: string): Service | undefined {
  return company.services.find((service) => service.id === id)
}

// What is missing has no place of its own, so the nearest thing around it is pointed at.
function offsetOf(document: ReturnType<typeof parseDocument>, path: (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
