import { Separator } from 'react-resizable-panels'
import { useText } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import css from './Shell.module.css'

interface LineProps {
  /** Between panels that stand one above the other. */
  level?: boolean
  /** Double click: the size it has by design. */
  onReset: () => void
}

export function Line({ level = false, onReset }: LineProps) {
  const t = useText('app')
  return (
    <Separator
      className={cx(css.separator, level ? css.level : css.upright)}
      aria-label={t('resize')}
      disableDoubleClick
      onDoubleClick={onReset}
    />
  )
}
