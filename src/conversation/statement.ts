import type pg from 'pg'

export type Row = Record<string, unknown>
export type Queryable = Pick<pg.Pool, 'query'>

/** A statement that works on rows: many as one JSON text, or a single one as parameters. */
export interface Statement {
  name: string
  columns: readonly string[]
  many: string
  one: string
}

/**
 * Both forms of a statement. Many rows come in the order in which they are locked; a single row spares the server the
 * joins, a third of its work.
 * @param columns as `name type, name type`
 * @param text the statement, given what stands for its rows; `$1` in it is the length of a lease
 */
export function statement(name: string, columns: string, text: (rows: string) => string): Statement {
  const typed = columns.split(/,\s+/).map((column) => column.split(' '))
  const parameters = typed.map(([column, type], i) => `$${i + 2}::${type} as ${column}`).join(', ')
  return {
    name,
    columns: typed.map(([column = '']) => column),
    many: text(`select * from json_to_recordset($2::json) as x(${columns}) order by id`),
    one: text(`select ${parameters}`),
  }
}

/** Runs a statement on one row or many; `leaseSeconds` is the length of the leases that it gives. */
export async function run(
  db: Queryable,
  { name, columns, many, one }: Statement,
  leaseSeconds: number,
  rows: readonly Row[],
): Promise<Row[]> {
  const lease = `${leaseSeconds} seconds`
  const [only] = rows
  const query =
    only && rows.length === 1
      ? { name: `${name}-one`, text: one, values: [lease, ...columns.map((column) => asParameter(only[column]))] }
      : { name: `${name}-many`, text: many, values: [lease, JSON.stringify(rows)] }
  return (await db.query<Row>(query)).rows
}

const asParameter = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null)
