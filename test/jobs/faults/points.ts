/** Where a process that does due work may die: at a statement, before it is sent, after, or when it is answered. */
interface Point {
  name: string
  when: 'before' | 'sent' | 'answered'
  statement: RegExp
}

export const points: readonly Point[] = [
  { name: 'chats are locked', when: 'answered', statement: /from conversation where id in .* for update skip locked/s },
  { name: 'rows are read', when: 'answered', statement: /from "follow_up".*for update skip locked/s },
  { name: 'rows are changed', when: 'answered', statement: /update follow_up f set status = coalesce/ },
  { name: 'words are left', when: 'answered', statement: /insert into message \(/ },
  { name: 'alerts are raised', when: 'answered', statement: /insert into "alert"/ },
  { name: 'before the commit', when: 'before', statement: /^commit/i },
  { name: 'in the commit', when: 'sent', statement: /^commit/i },
  { name: 'after the commit', when: 'answered', statement: /^commit/i },
]

export function pointOf(name: string): Point {
  const point = points.find((one) => one.name === name)
  if (!point) throw new Error(`there is no point "${name}"`)
  return point
}
