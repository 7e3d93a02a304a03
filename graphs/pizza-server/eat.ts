import { openConnection, utf8 } from 'yieldpoint'

/** Orders one pizza after the other. Whoever is cancelled leaves, and the connection is closed. */
export async function eat(port, pizzas, log) {
  const [reader, writer] = await openConnection('127.0.0.1', port)
  await using _ = writer
  for (const pizza of pizzas) {
    writer.write(`${pizza}\n`)
    await writer.drain()
    log(utf8.decode(await reader.readline()).trim())
  }
}
