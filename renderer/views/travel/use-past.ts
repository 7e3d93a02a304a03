import { useText } from '../../i18n/index.ts'
import { useApp } from '../../store/index.ts'

/** Why nothing can be done to tasks while one looks at an earlier moment; undefined: one does not. */
export function usePast(): string | undefined {
  const t = useText('app')
  const past = useApp(({ moment }) => moment !== null)
  return past ? t('off.past') : undefined
}
