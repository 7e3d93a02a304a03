import { Separator } from 'react-resizable-panels'
import { useText } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import css from './Shell.module.css'

export const SideSeparator = () => <Line className={css.upright} />
export const DockSeparator = () => <Line className={css.level} />

function Line({ className }: { className: string | undefined }) {
  const t = useText('app')
  return <Separator className={cx(css.separator, className)} aria-label={t('resize')} />
}
