import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { now } from '@/utils/clock'
import { datedName } from '../app/dated-name'
import type { NoteLine } from './note-text'
import { NotesList } from './notes-list'

type NotesProps = Readonly<Record<'file' | 'refused' | 'changed', readonly NoteLine[]>>

/** What stays out of an import and what comes in otherwise, by place and reason. */
export function PreviewNotes({ file, refused, changed }: NotesProps) {
  const at = now()
  return (
    <>
      {file.map(({ place, text }, index) => (
        <Notice key={index} tone="warn">
          <strong dir="auto">{place}</strong> {text}
        </Notice>
      ))}
      <NotesList
        title={t('exchange.refused', { count: refused.length })}
        notes={refused}
        fileName={datedName('import-refused', 'txt', at)}
      />
      <NotesList
        title={t('exchange.changes', { count: changed.length })}
        notes={changed}
        fileName={datedName('import-changes', 'txt', at)}
      />
    </>
  )
}
