import { useRef, useState } from 'preact/hooks'
import { showError } from '../app/errors'
import type { ExportFormat } from './export-formats'
import { type Exported, type Extent, runExport } from './run-export'

type Exporting = {
  /** How many contacts were read, while it goes on. */
  done: number | undefined
  exported: Exported | undefined
  run: (format: ExportFormat, extent: Extent) => void
  stop: () => void
}

/** Writes contacts into a file, which is saved at once. */
export function useExport(): Exporting {
  const [done, setDone] = useState<number>()
  const [exported, setExported] = useState<Exported>()
  const lastRun = useRef(0)
  const run = async (format: ExportFormat, extent: Extent): Promise<void> => {
    const own = ++lastRun.current
    setDone(0)
    setExported(undefined)
    try {
      setExported(await runExport(format, extent, setDone, () => own === lastRun.current))
    } catch (error) {
      showError(error, { retry: () => void run(format, extent) })
    }
    if (own === lastRun.current) setDone(undefined)
  }
  const stop = (): void => {
    lastRun.current++
    setDone(undefined)
  }
  return { done, exported, run: (format, extent) => void run(format, extent), stop }
}
