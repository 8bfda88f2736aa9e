import { spawn } from 'node:child_process'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

interface Guarded {
  /** A folder to remove. */
  dir?: string
  /** The leader of a process group to kill. */
  pid?: number
}

let guardian: Writable | undefined
let nextId = 1

/**
 * Has a folder removed, or a process group killed, when this process ends in any way, a SIGKILL included.
 * @returns a function that ends the watch.
 */
export function guard(guarded: Guarded): () => void {
  const pipe = (guardian ??= startGuardian())
  const id = nextId++
  pipe.write(`${JSON.stringify({ id, ...guarded })}\n`)
  return () => void pipe.write(`${JSON.stringify({ id, done: true })}\n`)
}

function startGuardian(): Writable {
  const program = fileURLToPath(new URL('./guardian-process.mjs', import.meta.url))
  // Detached, so that Ctrl+C in the terminal does not end the guardian together with what it watches.
  const child = spawn(process.execPath, [program], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
  return child.stdin
}
