/** Templates that reach beyond the event loop: to workers, and to the network. */

export const POOL = `taskgraph: 1
name: Calls on the worker pool
functions:
  countPrimes: |
    export default function countPrimes(limit) {
      let count = 0
      for (let n = 2; n < limit; n++) {
        let divisor = 2
        while (divisor * divisor <= n && n % divisor !== 0) divisor++
        if (divisor * divisor > n) count++
      }
      return count
    }
tasks:
  primes: { copies: 4, call: { function: countPrimes, args: [200000] } }
  apart: { call: { function: countPrimes, executor: processes, args: [100000] } }
  sum:
    after: [primes, apart]
    script: |
      export default async function sum({ inputs, log }) {
        log(\`\${inputs.primes[0]} primes, and \${inputs.apart} in a process of its own\`)
      }
`

export const HTTP = `taskgraph: 1
name: Requests, with permission
permissions: # you are asked before the first run
  listen: [0]
  http: ["http://127.0.0.1:*"]
tasks:
  server:
    script: |
      import { startServer, utf8 } from 'yieldpoint'

      export default async function server({ log }) {
        async function serve(reader, writer) {
          await using _ = writer
          const [request] = utf8.decode(await reader.readuntil('\\r\\n\\r\\n')).split('\\r\\n')
          log(request)
          writer.write('HTTP/1.1 200 OK\\r\\ncontent-type: application/json\\r\\nconnection: close\\r\\n\\r\\n')
          writer.write(JSON.stringify({ pizza: 'Marinara' }))
          await writer.drain()
        }
        const { port } = await startServer(serve, '127.0.0.1', 0, { name: 'shop' })
        return port
      }
  menu:
    after: [server]
    http: { url: "http://127.0.0.1:\${inputs.server}/menu" }
    timeout: 5
    retry: { attempts: 3, delay: 0.5 }
  report:
    after: [menu]
    script: |
      export default async function report({ inputs, log }) {
        log(\`\${inputs.menu.status}: \${inputs.menu.body.pizza}\`)
      }
`
