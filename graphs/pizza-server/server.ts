import { sleep, startServer, utf8 } from 'yieldpoint'

const OPENING_HOURS = 4
const BAKING = 1

export default async function server({ opened, port, ovens, log }) {
  async function serve(reader, writer) {
    await using _ = writer
    for await (const order of reader) {
      await bake(ovens)
      writer.write(`${utf8.decode(order).trim()} is ready\n`)
      await writer.drain()
    }
  }

  const shop = await startServer(serve, '127.0.0.1', 0, { name: 'shop' })
  port.value = shop.port
  opened.set()
  await sleep(OPENING_HOURS)
  shop.close()
  log('closed for new guests')
  await shop.waitClosed()
  log('the last guest has left')
}

async function bake(ovens) {
  await using _ = await ovens.hold()
  await sleep(BAKING)
}
