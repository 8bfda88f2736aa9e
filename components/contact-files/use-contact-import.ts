import { useEffect, useRef, useState } from 'preact/hooks'
import type { ImportJob } from '@/storage/schema/import'
import { newId } from '@/utils/ids'
import type { Encoding } from '@/utils/text/decode'
import { noteSaved, showError } from '../app/errors'
import { planImport } from './build-rows'
import type { FileFault, ImportDraft, ImportOptions, ImportPlan } from './import-draft'
import { openFiles, readDraft } from './open-files'
import { type ImportProgress, runImport } from './run-import'

export type ImportResult = Pick<ImportPlan, 'draft' | 'rejected'> & { job: ImportJob }

/** Nothing is written before 'writing', which only a person's click leads to. */
export type Stage =
  | { at: 'choose'; faults: readonly FileFault[] }
  | { at: 'reading'; name: string }
  | { at: 'preview'; drafts: readonly ImportDraft[]; faults: readonly FileFault[] }
  | { at: 'writing'; progress: ImportProgress }
  | { at: 'done'; results: readonly ImportResult[] }

/** Leads from files over a preview to what was written. */
export function useContactImport() {
  const [stage, setStage] = useState<Stage>({ at: 'choose', faults: [] })
  const isStopped = useRef(false)
  useBeforeUnload(stage.at === 'writing')

  const restart = (): void => setStage({ at: 'choose', faults: [] })
  const choose = async (files: File[]): Promise<void> => {
    try {
      const read = await openFiles(files, (name) => setStage({ at: 'reading', name }))
      setStage({ at: read.drafts.length === 0 ? 'choose' : 'preview', ...read })
    } catch (error) {
      restart()
      showError(error)
    }
  }
  const change = (draft: ImportDraft): void =>
    setStage((now) =>
      now.at === 'preview'
        ? { ...now, drafts: now.drafts.map((one) => (one.id === draft.id ? draft : one)) }
        : now,
    )
  const reread = async (draft: ImportDraft, encoding: Encoding): Promise<void> => {
    try {
      change(await readDraft(draft, encoding))
    } catch (error) {
      showError(error)
    }
  }
  const write = async (drafts: readonly ImportDraft[], options: ImportOptions): Promise<void> => {
    isStopped.current = false
    const before = stage
    try {
      const results = await importAll(
        drafts,
        options,
        (progress) => setStage({ at: 'writing', progress }),
        isStopped,
      )
      noteSaved()
      setStage({ at: 'done', results })
    } catch (error) {
      setStage(before)
      showError(error, { retry: () => void write(drafts, options) })
    }
  }
  return {
    stage,
    choose: (files: File[]) => void choose(files),
    change,
    reread: (draft: ImportDraft, encoding: Encoding) => void reread(draft, encoding),
    // Each attempt is an import of its own, but for one that is tried again as it was.
    write: (drafts: readonly ImportDraft[], options: ImportOptions) =>
      void write(
        drafts.map((draft) => ({ ...draft, id: newId() })),
        options,
      ),
    stop: () => void (isStopped.current = true),
    restart,
  }
}

async function importAll(
  drafts: readonly ImportDraft[],
  options: ImportOptions,
  onProgress: (progress: ImportProgress) => void,
  isStopped: { readonly current: boolean },
): Promise<ImportResult[]> {
  const results: ImportResult[] = []
  for (const draft of drafts) {
    if (isStopped.current) break
    onProgress({ name: draft.name, done: 0, of: 0 })
    const plan = await planImport(draft, options, () => !isStopped.current)
    if (isStopped.current) break
    const job = await runImport(plan, options.mode, onProgress, () => isStopped.current)
    results.push({ draft, rejected: plan.rejected, job })
  }
  return results
}

/** Asks before the tab is closed in the middle. What is in already stays, and can be undone from the list of imports. */
function useBeforeUnload(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isOn])
}
