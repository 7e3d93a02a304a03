import { uploads } from './uploads.ts'

export default async function withoutError() {
  await uploads('good', null)
}
