import { serve } from '@hono/node-server'
import type { Config } from '#config.ts'

export type Server = ReturnType<typeof serve>

/**
 * Serves until it is closed.
 * @throws Error that says which port is in use
 */
export function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: PORT, hostname: HOST }, () => resolve(server))
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${PORT} is in use: set PORT to another one`) : error),
    )
  })
}
