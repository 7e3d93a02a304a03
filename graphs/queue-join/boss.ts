import { createTask, gather, log } from 'yieldpoint'
import { work } from './work.ts'

export default async function boss({ jobs }) {
  const workers = [0, 1, 2].map(number => createTask(work(jobs, number), { name: `worker-${number}` }))
  for (let job = 1; job <= 7; job++) jobs.putNowait(job)
  await jobs.join()
  log('all jobs are done')
  for (const worker of workers) worker.cancel()
  await gather(workers, { returnExceptions: true })
}
