/** The graph file and its scripts, side by side where there is room. */
import { useEffect, useRef, useState } from 'react'
import type { Doc, DocFile } from '../../../shared/protocol/documents.ts'
import { useText } from '../../i18n/index.ts'
import { useApp, useDoc } from '../../store/index.ts'
import { EmptyState, useWidth } from '../../ui/index.ts'
import { FileEditor } from './FileEditor.tsx'
import css from './source.module.css'

/** Two editors need so much; below, there is one, with tabs. */
const TWO_EDITORS_PX = 720

export function SourcePane() {
  const t = useText('source')
  const doc = useDoc()
  if (!doc) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
  return <Editors key={doc.id} doc={doc} />
}

function Editors({ doc }: { doc: Doc }) {
  const t = useText('source')
  const pane = useRef<HTMLDivElement>(null)
  const wide = useWidth(pane) >= TWO_EDITORS_PX
  const followed = useFollowedFile()
  const [path, choose] = useChosenFile(followed)
  const [graph, ...scripts] = doc.files
  if (!graph) return null
  const chosen = doc.files.find(file => file.path === path)
  const beside = scripts.includes(chosen ?? graph) ? chosen : scripts[0]
  const editor = (label: string, files: readonly DocFile[], shown: DocFile) => (
    <FileEditor key={files[0]?.path} doc={doc} label={label} files={files} shown={shown} onChoose={choose} />
  )
  return (
    <div ref={pane} className={css.split} data-two={(wide && beside !== undefined) || undefined}>
      {wide && beside ? (
        <>
          {editor(t('graphFile'), [graph], graph)}
          {editor(t('scripts'), scripts, beside)}
        </>
      ) : (
        editor(t('files'), doc.files, chosen ?? graph)
      )}
    </div>
  )
}

/** The file in which the selected task is. */
const useFollowedFile = (): string | null =>
  useApp(({ live, selected }) => {
    if (!live || selected?.kind !== 'task' || selected.run !== live.run) return null
    const site = live.state.tasks.get(selected.id)?.site ?? null
    return site === null ? null : (live.state.sites.get(site)?.file ?? null)
  })

/** The file one chose last: by its tab, by going to a place in it, or by selecting a task that is in it. */
function useChosenFile(followed: string | null): [string | null, (path: string) => void] {
  const place = useApp(app => app.place)
  const [path, choose] = useState(place?.file ?? followed)
  useEffect(() => {
    if (followed !== null) choose(followed)
  }, [followed])
  useEffect(() => {
    if (place) choose(place.file)
  }, [place])
  return [path, choose]
}
