import { useEffect, useRef } from 'react'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Rule } from '../../ui/index.ts'
import css from './Library.module.css'
import { Library } from './Library.tsx'
import { Recent } from './Recent.tsx'

export function Sidebar() {
  const store = useAppStore()
  const t = useText('app')
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    ref.current?.scrollTo({ top: store.getState().libraryScroll })
  }, [store])
  const remember = (): void => store.getState().scrollLibrary(ref.current?.scrollTop ?? 0)
  return (
    <nav ref={ref} className={css.side} aria-label={t('sidebar')} onScroll={remember}>
      <Library />
      <Rule />
      <Recent />
    </nav>
  )
}
