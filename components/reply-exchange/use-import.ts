import { useRef, useState } from 'preact/hooks'
import { t } from '@/locales/t'
import { noteSaved, showError } from '../app/errors'
import { offerUndo } from '../app/undo'
import type { Encoding } from '@/utils/text/decode'
import type { FileNote } from './note-groups'
import { type ChosenFile, MOST_BYTES, openFiles } from './open-files'
import type { ImportPlan } from './plan-import'
import { type FoundReply, readChosen } from './read-chosen'
import { type ImportProgress, type ImportResult, runImport } from './run-import'

/** Nothing is written before 'writing', which only a person's click leads to. */
export type Stage =
  | { at: 'choose'; notes: FileNote[] }
  | { at: 'reading' }
  | { at: 'preview'; files: ChosenFile[]; found: FoundReply[]; notes: FileNote[] }
  | { at: 'writing'; progress: ImportProgress }
  | { at: 'done'; result: ImportResult; notes: FileNote[] }

type Importing = {
  stage: Stage
  choose: (files: File[]) => void
  /** Reads a file again, in the encoding somebody chose. */
  reread: (files: readonly ChosenFile[], name: string, encoding: Encoding) => void
  write: (plan: ImportPlan, notes: FileNote[]) => void
  restart: () => void
}

/** Leads from files over a preview to what was written. */
export function useImport(): Importing {
  const [stage, setStage] = useState<Stage>({ at: 'choose', notes: [] })
  const restart = (): void => setStage({ at: 'choose', notes: [] })
  const lastRun = useRef(0)

  const read = async (open: () => Promise<ChosenFile[]>): Promise<void> => {
    const run = ++lastRun.current
    setStage({ at: 'reading' })
    try {
      const files = await open()
      const { found, notes } = await readChosen(files)
      if (run !== lastRun.current) return
      setStage(found.length === 0 ? { at: 'choose', notes } : { at: 'preview', files, found, notes })
    } catch (error) {
      restart()
      showError(error)
    }
  }
  const choose = (files: File[]): void => {
    const tooLarge = tooLargeNote(files)
    if (tooLarge === undefined) void read(() => openFiles(files))
    else setStage({ at: 'choose', notes: [tooLarge] })
  }
  const reread: Importing['reread'] = (files, name, encoding) =>
    void read(async () => files.map((file) => (file.name === name ? { ...file, encoding } : file)))

  const write = async (plan: ImportPlan, notes: FileNote[]): Promise<void> => {
    const undoIds = new Set<string>()
    const before = stage
    const attempt = async (): Promise<void> => {
      try {
        const result = await runImport(plan, undoIds, (progress) => setStage({ at: 'writing', progress }))
        noteSaved()
        setStage({ at: 'done', result, notes })
        offerUndo(result.undoIds, t('exchange.imported', { count: result.added + result.changed }))
      } catch (error) {
        setStage(before)
        // What is written already can be taken back even though the rest failed.
        if (undoIds.size > 0) offerUndo([...undoIds], t('exchange.importedInPart'))
        showError(error, { retry: () => void attempt() })
      }
    }
    await attempt()
  }
  return { stage, choose, reread, write: (plan, notes) => void write(plan, notes), restart }
}

function tooLargeNote(files: readonly File[]): FileNote | undefined {
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size <= MOST_BYTES) return undefined
  const [first] = files
  return { file: files.length === 1 ? (first?.name ?? '') : '', place: '', code: 'too-large' }
}
