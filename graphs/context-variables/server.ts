import { ContextVar, gather, sleep } from 'yieldpoint'

let sharedUser = 'nobody'
const user = new ContextVar('user', { default: 'nobody' })

/** Each call is a task, and gets a copy of the context in which it was made. */
export default async function server({ log }) {
  await gather(handle('Anna', log), handle('Ben', log), handle('Clara', log))
  log(`afterwards: shared ${sharedUser}, context ${user.get()}`)
}

async function handle(name, log) {
  sharedUser = name
  user.set(name)
  await sleep(1)
  answer(name, log)
}

/** Deep below the handler, where nobody hands the user on. */
function answer(name, log) {
  log(`for ${name}: shared ${sharedUser}, context ${user.get()}`)
}
