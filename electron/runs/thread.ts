/** The entry of a run's thread. It is made ready before its run is known; its first message is the plan. */
import { parentPort, workerData } from 'node:worker_threads'
import { runPlanSchema, type ThreadData } from '../../shared/protocol/thread.ts'
import { warmUp } from '../engine/index.ts'
import { RunOffice } from './run-office.ts'

const port = parentPort!
warmUp()
port.once('message', plan => new RunOffice(runPlanSchema.parse(plan), workerData as ThreadData, port).open())
