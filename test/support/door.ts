import net from 'node:net'

/** A door before a server: while it is shut the server is away, for old connections and new ones. */
export interface Door {
  port: number
  open(): Promise<void>
  shut(): Promise<void>
}

/** A shut door on `port` to a server of this machine. */
export function doorTo(target: number, port: number): Door {
  const through = new Set<net.Socket>()
  let server: net.Server | undefined
  const shut = () =>
    new Promise<void>((resolve) => {
      for (const socket of through) socket.destroy()
      if (!server) return resolve()
      server.close(() => resolve())
      server = undefined
    })
  return {
    port,
    shut,
    open: () =>
      new Promise((resolve) => {
        server = net
          .createServer((inside) => {
            const outside = net.connect(target, '127.0.0.1')
            for (const [socket, other] of [
              [inside, outside],
              [outside, inside],
            ] as const) {
              through.add(socket)
              socket.on('error', () => undefined)
              socket.on('close', () => {
                through.delete(socket)
                other.destroy()
              })
              socket.pipe(other)
            }
          })
          .listen(port, '127.0.0.1', () => resolve())
      }),
  }
}
