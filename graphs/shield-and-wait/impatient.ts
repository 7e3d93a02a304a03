import { createTask, sleep, wait } from 'yieldpoint'
import { mistake, repair } from './editors.ts'

/** Cancels both editors while they save. */
export default async function impatient({ log }) {
  const editors = [createTask(mistake(log), { name: 'mistake' }), createTask(repair(log), { name: 'repair' })]
  await sleep(1)
  for (const editor of editors) editor.cancel()
  await wait(editors)
}
