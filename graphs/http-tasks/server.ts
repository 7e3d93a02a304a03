import { startServer, utf8 } from 'yieldpoint'

const MENU = ['Margherita', 'Marinara']
const BUSY = 2

/** Returns its port; the server goes on until the run is over. */
export default async function server({ log }) {
  let asked = 0
  const answers = {
    'GET /menu': () => [200, MENU],
    'POST /orders': body => [201, JSON.parse(body)],
    'GET /kitchen': () => (++asked > BUSY ? [200, { state: 'free', asked }] : [503, { state: 'busy', asked }]),
  }

  async function serve(reader, writer) {
    await using _ = writer
    const head = utf8.decode(await reader.readuntil('\r\n\r\n'))
    const [what] = head.match(/^\S+ \S+/)
    const length = Number(head.match(/content-length: *(\d+)/i)?.[1] ?? 0)
    const [status, answer] = answers[what](utf8.decode(await reader.readexactly(length)))
    log(`${what}: ${status}`)
    writer.write(`HTTP/1.1 ${status} .\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n`)
    writer.write(JSON.stringify(answer))
    await writer.drain()
  }

  const shop = await startServer(serve, '127.0.0.1', 0, { name: 'shop' })
  return shop.port
}
