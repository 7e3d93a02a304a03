import { createTask, FIRST_EXCEPTION, log, sleep, wait } from 'yieldpoint'

async function upload(part, broken) {
  await sleep(part)
  if (part === broken) throw new Error(`part ${part} was refused`)
}

/** Four parts, one a second; `broken` is refused. */
export async function uploads(who, broken) {
  const tasks = [1, 2, 3, 4].map(part => createTask(upload(part, broken), { name: `${who}-${part}` }))
  const { done, pending } = await wait(tasks, { returnWhen: FIRST_EXCEPTION })
  const failed = [...done].filter(task => task.exception() !== null)
  for (const task of failed) log(task.exception().message)
  log(`${done.size - failed.length} uploaded, ${failed.length} failed, ${pending.size} pending`)
  return pending
}
