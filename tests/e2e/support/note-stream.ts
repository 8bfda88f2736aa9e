import type { ChromeApi } from './chrome-api'

export type NoteStream = {
  /** The ids of the notes whose writing was acknowledged. */
  acknowledged: string[]
  /** Notes that were given up after the client's last retry. */
  givenUp: string[]
  /** How often an answer failed to come and the note was sent again. */
  repeats: number
  stops: boolean
  ended: Promise<unknown>
}

declare global {
  interface Window {
    noteStream: NoteStream
  }
}

/**
 * Runs in a page of Chatside (as text): goes on adding notes to one chat, several at a time, each under an id of its own
 * and sent again as storage/client.ts does when the worker died before it answered.
 */
export function startNoteStream(chat: object, contactId: string, writers: number): void {
  const retryDelaysMs = [30, 120, 400, 1200]
  const { runtime } = (globalThis as unknown as { chrome: ChromeApi }).chrome
  const stream = { acknowledged: [], givenUp: [], repeats: 0, stops: false } as Omit<NoteStream, 'ended'>
  const sendOnce = (message: object) => runtime.sendMessage(message).catch(() => undefined)
  const add = async (id: string): Promise<boolean> => {
    const input = { target: { chat }, id, contactId, text: `note ${id}` }
    const message = { chatside: 1, audience: 'ui', name: 'notes.add', input }
    for (const delayMs of [...retryDelaysMs, undefined]) {
      const answer = (await sendOnce(message)) as { ok: boolean; code?: string } | undefined
      if (answer?.ok === true) return true
      if (answer !== undefined) throw new Error(`notes.add: ${answer.code}`)
      if (delayMs === undefined) return false
      stream.repeats++
      await new Promise((resolve) => setTimeout(resolve, delayMs))
    }
    return false
  }
  const write = async (): Promise<void> => {
    while (!stream.stops) {
      const id = crypto.randomUUID()
      const done = await add(id)
      ;(done ? stream.acknowledged : stream.givenUp).push(id)
    }
  }
  window.noteStream = Object.assign(stream, {
    ended: Promise.all(Array.from({ length: writers }, () => write())),
  })
}

/** Runs in the same page: ends the stream after the notes on their way, and tells what became of all. */
export async function endNoteStream(): Promise<Omit<NoteStream, 'ended'>> {
  const { noteStream } = window
  noteStream.stops = true
  await noteStream.ended
  const { acknowledged, givenUp, repeats, stops } = noteStream
  return { acknowledged, givenUp, repeats, stops }
}
