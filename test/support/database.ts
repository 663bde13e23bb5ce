import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { connect, type Connection } from '#db/client.ts'

/** A database of this test file's own, copied from the migrated template and dropped afterwards. */
export async function testDatabase(connections = 5): Promise<Connection & { url: string }> {
  const server = inject('postgres')
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const admin = new pg.Pool({ connectionString: server, max: 1 })
  await admin.query(`create database ${name} template template_guanjia`)
  const url = server.replace(/\/postgres$/, `/${name}`)
  const connection = connect(url, connections)
  afterAll(async () => {
    await connection.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return { ...connection, url }
}
