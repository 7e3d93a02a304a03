import type { ResourceKind } from '../../../shared/protocol/events.ts'
import type { reasons } from '../../i18n/messages/reasons.ts'

type Messages = typeof reasons.en
/** A message of the `reasons` catalogue: `waiting.lock`. */
export type ReasonKey = { [G in keyof Messages]: `${G}.${keyof Messages[G] & string}` }[keyof Messages]
export type SaidIcon = ResourceKind | 'timer' | 'worker'

/** A sentence before it is put into a language: pure data, so that it can be computed, compared and tested without one. */
export interface Said {
  readonly key: ReasonKey
  readonly values: Readonly<Record<string, string | number>>
  readonly icon: SaidIcon | null
}

export const say = (key: ReasonKey, values: Said['values'] = {}, icon: SaidIcon | null = null): Said => ({
  key,
  values,
  icon,
})
