import { CancelledError, createTask, shield, sleep } from 'yieldpoint'

const SAVING = 3

export async function mistake(log) {
  const file = { open: true }
  try {
    await shield(createTask(save(file, log), { name: 'mistake-save' }))
  } finally {
    file.open = false
    log('the file is closed')
  }
}

export async function repair(log) {
  const file = { open: true }
  const saving = createTask(save(file, log), { name: 'repair-save' })
  try {
    await shield(saving)
  } catch (error) {
    if (error instanceof CancelledError) await saving // cancelled or not, it goes on: first its end
    throw error
  } finally {
    file.open = false
    log('the file is closed')
  }
}

async function save(file, log) {
  await sleep(SAVING)
  log(file.open ? 'saved' : 'lost: the file was closed meanwhile')
}
