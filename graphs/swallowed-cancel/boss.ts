import { createTask, sleep, wait } from 'yieldpoint'
import { mistake, repair } from './polling.ts'

/** Gives both the same time, then cancels them and waits two seconds. */
export default async function boss({ log }) {
  const tasks = [createTask(mistake(log), { name: 'mistake' }), createTask(repair(log), { name: 'repair' })]
  await sleep(2.5)
  for (const task of tasks) task.cancel()
  const { done, pending } = await wait(tasks, { timeout: 2 })
  for (const task of done) log(`${task.name} has ended, cancelled: ${task.cancelled()}`)
  for (const task of pending) log(`${task.name} still runs`)
  await wait(tasks)
  log(`${tasks[0].name} has ended, cancelled: ${tasks[0].cancelled()}`)
}
