import net from 'node:net'

/** A way to a server that can swallow everything: connections stay open and are accepted, and nothing ever comes back. */
export interface BlackHole {
  port: number
  swallow(): void
  /** How many connections have been made while it swallowed. */
  swallowed(): number
  close(): Promise<void>
}

export async function blackHoleBefore(target: number): Promise<BlackHole> {
  const sockets = new Set<net.Socket>()
  let isHole = false
  let swallowed = 0
  const server = net.createServer((inside) => {
    sockets.add(inside)
    inside.on('error', () => undefined)
    if (isHole) {
      swallowed++
      inside.resume()
      return
    }
    const outside = net.connect(target, '127.0.0.1')
    sockets.add(outside)
    outside.on('error', () => undefined)
    inside.on('data', (data) => void (isHole || outside.write(data)))
    outside.on('data', (data) => void (isHole || inside.write(data)))
    inside.on('close', () => outside.destroy())
    outside.on('close', () => void (isHole || inside.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as net.AddressInfo).port,
    swallow() {
      isHole = true
    },
    swallowed: () => swallowed,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
