import { useState } from 'preact/hooks'
import type { ExchangeFile } from '@/utils/replies/exchange/exchanged-reply'
import { showError } from '../app/errors'
import { gatherReplies } from './gather-replies'
import type { FileNote } from './note-groups'
import { saveText } from '../app/save-text'
import { type ExportFormat, FILE_TYPES, writeFiles } from './write-file'

type Exported = { files: ExchangeFile[]; type: string; count: number; notes: FileNote[] }
type Exporting = {
  /** How many replies were read, while it goes on. */
  done: number | undefined
  exported: Exported | undefined
  run: (format: ExportFormat, ids: ReadonlySet<string>) => void
}

/** Writes replies into files. A single one is saved at once; of several each is offered, since browsers refuse a flood. */
export function useExport(): Exporting {
  const [done, setDone] = useState<number>()
  const [exported, setExported] = useState<Exported>()
  const run = async (format: ExportFormat, ids: ReadonlySet<string>): Promise<void> => {
    setDone(0)
    setExported(undefined)
    try {
      const replies = await gatherReplies(ids, format === 'json', setDone)
      const { files, notes } = await writeFiles(format, replies)
      const type = FILE_TYPES[format]
      const [first, ...others] = files
      if (first !== undefined && others.length === 0) saveText(first.name, first.text, type)
      const fileNotes = notes.map((note) => ({ ...note, file: '' }))
      setExported({ files, type, count: replies.length, notes: fileNotes })
    } catch (error) {
      showError(error, { retry: () => void run(format, ids) })
    }
    setDone(undefined)
  }
  return { done, exported, run: (format, ids) => void run(format, ids) }
}
