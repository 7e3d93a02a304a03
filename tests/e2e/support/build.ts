/** Before the first spec: what is tested is what the sources say now. */
import { build } from '../../../bin/lib/prepare.mjs'

export default build
