/** Runs named checks one after the other, all of them, and says at the end which passed and how long each took. */
import { Failure } from './prepare.mjs'

/** @param {readonly { name: string, run: () => Promise<number> }[]} checks */
export async function runChecks(checks) {
  const results = []
  for (const { name, run } of checks) {
    console.log(`\n── ${name}`)
    const from = performance.now()
    const code = await run().catch(error => {
      if (!(error instanceof Failure)) throw error
      console.error(error.message)
      return error.code
    })
    results.push({ name, code, seconds: (performance.now() - from) / 1000 })
    if (code === 130) break
  }
  return report(results)
}

function report(results) {
  const width = Math.max(...results.map(({ name }) => name.length))
  console.log('')
  for (const { name, code, seconds } of results)
    console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s`)
  const failed = results.filter(({ code }) => code !== 0).length
  console.log(`${results.length - failed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
