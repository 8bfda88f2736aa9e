import { useRef, useState } from 'preact/hooks'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import type { Added } from '@/storage/protocol/replies'
import type { ProductDraft } from '@/storage/schema/product'
import { noteSaved, showError } from '../../app/errors'
import { offerUndo } from '../../app/undo'
import { type ChosenFile, MOST_BYTES, openFiles } from '../open-files'
import type { ConflictChoice } from '../plan-import'
import type { FileProductNote } from './product-notes'
import { readProductFiles, type ReadProducts } from './read-product-files'

/** Nothing is written before 'writing', which only a person's click leads to. */
type Stage =
  | { at: 'choose' | 'reading'; notes: FileProductNote[]; isTooLarge?: boolean }
  | ({ at: 'preview'; files: ChosenFile[]; currency: string } & ReadProducts)
  | { at: 'writing' }
  | { at: 'done'; result: Added; notes: FileProductNote[] }

type Importing = {
  stage: Stage
  choose: (files: File[], currency: string) => void
  reread: (files: readonly ChosenFile[], currency: string) => void
  write: (drafts: ProductDraft[], onConflict: ConflictChoice, notes: FileProductNote[]) => void
  restart: () => void
}

const START: Stage = { at: 'choose', notes: [] }

/** Leads from tables of products over a preview to what was written. */
export function useProductImport(): Importing {
  const [stage, setStage] = useState<Stage>(START)
  const lastRun = useRef(0)
  const read = async (open: () => Promise<ChosenFile[]>, currency: string): Promise<void> => {
    const run = ++lastRun.current
    setStage({ at: 'reading', notes: [] })
    try {
      const files = await open()
      const products = await readProductFiles(files, currency)
      if (run !== lastRun.current) return
      const isEmpty = products.found.length === 0
      setStage(
        isEmpty ? { at: 'choose', notes: products.notes } : { at: 'preview', files, currency, ...products },
      )
    } catch (error) {
      setStage(START)
      showError(error)
    }
  }
  const choose: Importing['choose'] = (files, currency) => {
    if (files.reduce((sum, { size }) => sum + size, 0) <= MOST_BYTES) {
      void read(() => openFiles(files), currency)
    } else setStage({ at: 'choose', notes: [], isTooLarge: true })
  }
  const write = async (
    drafts: ProductDraft[],
    onConflict: ConflictChoice,
    notes: FileProductNote[],
  ): Promise<void> => {
    const before = stage
    setStage({ at: 'writing' })
    try {
      const result = await askUi('products.addMany', { drafts, onConflict })
      noteSaved()
      setStage({ at: 'done', result, notes })
      offerUndo(result.undoId, t('exchange.productsImported', { count: result.added + result.changed }))
    } catch (error) {
      setStage(before)
      showError(error, { retry: () => void write(drafts, onConflict, notes) })
    }
  }
  return {
    stage,
    choose,
    reread: (files, currency) => void read(async () => [...files], currency),
    write: (drafts, onConflict, notes) => void write(drafts, onConflict, notes),
    restart: () => setStage(START),
  }
}
