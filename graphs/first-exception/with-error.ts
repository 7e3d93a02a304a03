import { uploads } from './uploads.ts'

export default async function withError() {
  for (const task of await uploads('bad', 2)) task.cancel('another part was refused')
}
