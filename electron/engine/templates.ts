/**
 * `${inputs.NAME}` in a call's arguments. A text that is one template alone stands for the value itself; anywhere else the
 * value's preview is put into the text.
 */
import { preview } from './preview.ts'

export type Inputs = Readonly<Record<string, unknown>>

const WHOLE = /^\$\{inputs\.([^}]+)\}$/
const PART = /\$\{inputs\.([^}]+)\}/g

export function fillIn(value: unknown, inputs: Inputs): unknown {
  if (typeof value === 'string') return fillText(value, inputs)
  if (Array.isArray(value)) return value.map(item => fillIn(item, inputs))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, inputs)]))
}

function fillText(text: string, inputs: Inputs): unknown {
  const whole = WHOLE.exec(text)
  if (whole) return inputs[whole[1] as string]
  return text.replace(PART, (_, name: string) => preview(inputs[name]))
}
