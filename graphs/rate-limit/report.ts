/** What each way has come to, and the end of the server. */
export default async function report({ server, inputs, log }) {
  for (const [way, answers] of Object.entries(inputs)) {
    const got = answers.filter(answer => answer) // one that was cancelled has none
    const seconds = Math.max(...got.map(({ answered }) => answered)) - Math.min(...got.map(({ sent }) => sent))
    log(`${way}: ${got.length} answers in ${seconds.toFixed(1)} s`)
  }
  server.shutdown()
}
