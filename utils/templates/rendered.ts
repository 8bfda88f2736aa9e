import type { Problem } from './ast'
import type { Hole } from './hole'

/** 'value' is what was filled in, 'hole' what is still open: its text is the placeholder as written. */
export type Segment = { text: string; kind: 'text' | 'value' | 'hole'; key?: string }

export type RenderedTemplate = {
  text: string
  /** Where the caret belongs in `text` (UTF-16 offsets), first to last; none: at its end. */
  stops: number[]
  /** Every field of the form: prompts always, and variables without a value. */
  holes: Hole[]
  /** Keys of holes that have neither an answer nor a default. While there is any, the text must not be inserted. */
  unresolved: string[]
  /** Pieces that make `text` up. */
  segments: Segment[]
  /** Replies in the text that were refused; positions are those of `body`. */
  problems: Problem[]
}

const MOST_STOPS = 50

/** What a rendering has written so far. */
export type Output = Omit<RenderedTemplate, 'holes' | 'unresolved'> & {
  holes: Map<string, Hole>
  unresolved: Set<string>
}

export function emptyOutput(): Output {
  return { text: '', stops: [], holes: new Map(), unresolved: new Set(), segments: [], problems: [] }
}

export function write(output: Output, text: string, kind: Segment['kind'], key?: string): void {
  if (text === '') return
  output.text += text
  output.segments.push({ text, kind, ...(key !== undefined && { key }) })
}

export function stopHere(output: Output): void {
  if (output.stops.length < MOST_STOPS) output.stops.push(output.text.length)
}

export function ask(output: Output, hole: Hole): void {
  if (!output.holes.has(hole.key)) output.holes.set(hole.key, hole)
}

/** Leaves the placeholder as it was written. */
export function leaveOpen(output: Output, key: string, raw: string): void {
  output.unresolved.add(key)
  write(output, raw, 'hole', key)
}
