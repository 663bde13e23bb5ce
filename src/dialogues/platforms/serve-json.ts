import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

type Body = Record<string, unknown>
export interface Answer {
  status: number
  body: unknown
}

/** A server of JSON on 127.0.0.1, at a port that was free. */
export async function serveJson(
  answer: (url: URL, body: Body) => Answer,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      const body = request.method === 'POST' ? ((await json(request)) as Body) : {}
      const { status, body: said } = answer(url, body)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    })().catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
