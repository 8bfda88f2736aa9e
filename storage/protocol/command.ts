import type * as z from 'zod/mini'
import type { ErrorCode } from '@/utils/app-error'

export const TABLES = [
  'contacts',
  'aliases',
  'notes',
  'tags',
  'replies',
  'replyUses',
  'replyVersions',
  'replyEvents',
  'replyAnswers',
  'media',
  'mediaChunks',
  'products',
  'suggestionRules',
  'suggestionDismissals',
  'deals',
  'orders',
  'tagRules',
  'followUps',
  'messages',
  'activity',
  'attention',
  'evidence',
  'scores',
  'events',
  'distinct',
  'texts',
  'sealedTexts',
  'imports',
  'backupMarks',
  'syncState',
  'syncRows',
  'outbox',
  'sentMutations',
  'refusals',
  'conflicts',
  'teamSettings',
  'history',
  'meta',
] as const
export type TableName = (typeof TABLES)[number]

/** What a query may depend on: a table, or one of the things kept beside the database. */
export type ChangeSource = TableName | 'settings' | 'health' | 'team'

/** Who may send a command. Checked against the sender before the input is even parsed. */
export type Audience = 'page' | 'ui' | 'workspace'

export type Command<Schema extends z.ZodMiniType = z.ZodMiniType, Output = unknown> = {
  input: Schema
  /** Carries the output's type only; outputs come from our own background and are not parsed again. */
  output?: Output
}

export type CommandMap = Record<string, Command>
export type InputOf<C> = C extends Command<infer S> ? z.input<S> : never
export type ParsedInputOf<C> = C extends Command<infer S> ? z.output<S> : never
export type OutputOf<C> = C extends { output?: infer O } ? O : never

/** @returns a command whose answer is an `Output`. */
export function command<Output>() {
  return <Schema extends z.ZodMiniType>(input: Schema): Command<Schema, Output> & { output?: Output } => ({
    input,
  })
}

export type Request = { chatside: 1; audience: Audience; name: string; input: unknown }
export type Response = { ok: true; output: unknown } | { ok: false; code: ErrorCode; detail?: string }

/** What the background announces after a commit: ids per table, or 'all' when there are too many to name. */
export type Changes = Partial<Record<ChangeSource, string[] | 'all'>>
export const CHANGES_CHANNEL = 'chatside-changes'
