import type { HoleKind } from './hole'
import type { DateExpression } from './date-expression'

/** Where something stands in the body: UTF-16 offsets, `end` after its last character. */
export type Span = { start: number; end: number }

export type ProblemCode =
  /** `{{` without `}}`, and the other way round: both are text. */
  | 'unclosed'
  | 'unopened'
  /** No name, or a placeholder where a name belongs. */
  | 'not-understood'
  | 'too-deep'
  /** `{{something: …}}`; `detail` is the word before the colon. */
  | 'unknown-kind'
  /** `detail` is its name. */
  | 'unknown-option'
  | 'bad-date-offset'
  | 'bad-date-format'
  | 'bad-number'
  /** The least is more than the most. */
  | 'bad-range'
  | 'bad-currency'
  | 'bad-default'
  | 'empty-choice'
  | 'no-label'
  /** Found while rendering; `detail` is the shortcut. */
  | 'unknown-reply'
  | 'reply-cycle'
  | 'too-many-replies'

export type Problem = Span & { code: ProblemCode; detail?: string }

/** What the parts of a placeholder are, for highlighting. */
export type MarkKind =
  | 'punctuation'
  | 'variable'
  | 'keyword'
  | 'date'
  | 'label'
  | 'option'
  | 'value'
  | 'fallback'
  | 'unknown'
export type Mark = Span & { kind: MarkKind }

/** `raw` is what was written. Pieces of one level, one after another, give the text of that level back exactly. */
type Piece = Span & { raw: string }

export type TextNode = Piece & { type: 'text'; text: string }
export type CursorNode = Piece & { type: 'cursor' }
/** `name` is the key of its value and its answer. */
export type VariableNode = Piece & {
  type: 'variable'
  name: string
  label: string
  fallback?: TemplateNode[]
}
export type DateNode = Piece & { type: 'date'; date: DateExpression; fallback?: TemplateNode[] }
export type ReplyNode = Piece & { type: 'reply'; shortcut: string; fallback?: TemplateNode[] }
/** What cannot be understood: a hole of its own. */
export type UnknownNode = Piece & { type: 'unknown'; key: string; label: string }

/** A field that the form asks each time. */
export type PromptNode = Piece & {
  type: 'prompt'
  kind: HoleKind
  key: string
  /** Of a choice it may be empty. */
  label: string
  /** Of a date an expression such as `today+3d` or YYYY-MM-DD, otherwise in the form of an answer. */
  fallback?: TemplateNode[]
  options?: TemplateNode[][]
  yes?: TemplateNode[]
  no?: TemplateNode[]
  min?: number
  max?: number
  currency?: string
  format?: string
}

export type TemplateNode =
  | TextNode
  | CursorNode
  | VariableNode
  | DateNode
  | PromptNode
  | ReplyNode
  | UnknownNode

export type ParsedTemplate = {
  nodes: TemplateNode[]
  /** In the order of the text. */
  problems: Problem[]
  marks: Mark[]
}
