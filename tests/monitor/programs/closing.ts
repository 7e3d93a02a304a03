/** Ends by itself although a viewer that never hangs up looks on: what it prints last is that its monitor is closed. */
import { connect } from 'node:net'
import { monitor, run, sleep } from '../../../electron/library/index.ts'

const watched = await monitor()
const viewer = connect({ host: '127.0.0.1', port: Number(watched.address.split(':')[1]), allowHalfOpen: true })
viewer.write(`${JSON.stringify({ yieldpoint: 1, secret: watched.secret })}\n`)
await new Promise(resolve => viewer.once('data', resolve))
viewer.resume().unref()
await run(() => sleep(0))
await watched.close()
process.send?.({ address: watched.address, secret: 'closed' })
