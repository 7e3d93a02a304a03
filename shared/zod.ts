/**
 * zod without its compiler. Pages run under a policy that forbids eval and scripts lock it away in their thread; zod decides
 * when a schema is made, so every schema is made through this import.
 */
import { z } from 'zod'

z.config({ jitless: true })

export { z }
