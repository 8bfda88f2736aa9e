import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Writer = {
  process: ChildProcess
  lines: string[]
  errors: () => string
  line: () => Promise<string | undefined>
}

/** Starts a process of its own that opens a database, and writes into it when `first` is given. */
export function startWriter(kind: 'url' | 'folder', place: string, first?: number): Writer {
  const path = fileURLToPath(new URL('./folder-process.ts', import.meta.url))
  const args = ['--import', 'tsx', path, kind, place, ...(first === undefined ? [] : [String(first)])]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  const lines: string[] = []
  let errors = ''
  child.stderr.on('data', (text: Buffer) => void (errors += text.toString()))
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(line))
  const ended = once(reader, 'close').then(() => undefined)
  return {
    process: child,
    lines,
    errors: () => errors,
    line: async () => {
      const read = await Promise.race([once(reader, 'line'), ended])
      return read === undefined ? undefined : String(read[0])
    },
  }
}

/** Kills it as a power cut would. */
export async function kill({ process: child }: Writer): Promise<void> {
  const gone = child.exitCode === null && child.signalCode === null ? once(child, 'close') : undefined
  child.kill('SIGKILL')
  await gone
}
