import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth'
import { hashOfToken } from './sessions.ts'

/** What is done to rows, in a transaction or not. */
type Rows = DBTransactionAdapter

/** Keeps tokens of sessions as hashes: whoever reads the database cannot sign in with what he reads. */
export function hashedTokens(inner: DBAdapter): DBAdapter {
  return {
    ...inner,
    ...rows(inner),
    transaction: (work) => inner.transaction((transaction) => work({ ...transaction, ...rows(transaction) })),
  }
}

function rows(inner: Rows): Rows {
  return {
    ...inner,
    async create<T extends Record<string, unknown>, R = T>(
      given: Parameters<typeof inner.create<T, R>>[0],
    ): Promise<R> {
      const token: unknown = given.data['token']
      if (given.model !== 'session' || typeof token !== 'string') return await inner.create<T, R>(given)
      const made = await inner.create<T, R>({ ...given, data: { ...given.data, token: hashOfToken(token) } })
      return { ...made, token }
    },
    async findOne<T>(given: Parameters<typeof inner.findOne>[0]): Promise<T | null> {
      const found = await inner.findOne<T>({ ...given, where: hashed(given.model, given.where) ?? [] })
      const token = tokenIn(given.model, given.where)
      return found && token !== undefined ? { ...found, token } : found
    },
    findMany: (given) => inner.findMany(withHashes(given)),
    count: (given) => inner.count(withHashes(given)),
    update: (given) => inner.update({ ...given, where: hashed(given.model, given.where) ?? [] }),
    updateMany: (given) => inner.updateMany({ ...given, where: hashed(given.model, given.where) ?? [] }),
    delete: (given) => inner.delete({ ...given, where: hashed(given.model, given.where) ?? [] }),
    deleteMany: (given) => inner.deleteMany({ ...given, where: hashed(given.model, given.where) ?? [] }),
  }
}

function withHashes<G extends { model: string; where?: Where[] | undefined }>(given: G): G {
  const where = hashed(given.model, given.where)
  return where ? { ...given, where } : given
}

function hashed(model: string, where: Where[] | undefined): Where[] | undefined {
  if (model !== 'session') return where
  return where?.map((condition) => {
    if (condition.field !== 'token') return condition
    const { value } = condition
    if (typeof value === 'string') return { ...condition, value: hashOfToken(value) }
    return Array.isArray(value) ? { ...condition, value: value.map((one) => hashOfToken(String(one))) } : condition
  })
}

function tokenIn(model: string, where: Where[]): string | undefined {
  const value = model === 'session' ? where.find(({ field }) => field === 'token')?.value : undefined
  return typeof value === 'string' ? value : undefined
}
