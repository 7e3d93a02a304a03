import { useText } from '../../i18n/index.ts'
import { Rule } from '../../ui/index.ts'
import css from './Library.module.css'
import { Library } from './Library.tsx'
import { Recent } from './Recent.tsx'

export function Sidebar() {
  const t = useText('app')
  return (
    <nav className={css.side} aria-label={t('sidebar')}>
      <Library />
      <Rule />
      <Recent />
    </nav>
  )
}
