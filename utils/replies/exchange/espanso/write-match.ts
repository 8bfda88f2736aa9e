import { readableName } from '@/utils/templates/names'
import type { DateNode, PromptNode, ReplyNode, TemplateNode, VariableNode } from '@/utils/templates/ast'
import { parseTemplate } from '@/utils/templates/parse'
import type { ExchangedReply } from '../exchanged-reply'
import type { Noting } from '../notes'
import { secondsOf } from '../template/offsets'
import { plainText } from '../template/plain-nodes'
import { patternToStrftime } from '../template/strftime'
import { type FormWriter, formWriter } from './form-writer'
import { fieldOf } from './write-prompt'
import { espansoText, type Inserted } from './write-text'

type Writing = {
  form: FormWriter
  prompts: ReadonlyMap<string, PromptNode>
  variables: object[]
  references: Map<string, string>
  triggerOf: (shortcut: string) => string | undefined
  note: Noting
}

/** The named formats, roughly; each reader's own language decides the order. */
const NAMED: Readonly<Record<string, string>> = {
  short: '%x',
  medium: '%-d %b %Y',
  long: '%-d %B %Y',
  full: '%A, %-d %B %Y',
  weekday: '%A',
  time: '%H:%M',
  iso: '%Y-%m-%d',
}
const DAY_SECONDS = 86_400

/** @returns a match with the reply's text, dates, fields and the replies in it. `note` tells what espanso cannot hold. */
export function writeMatch(
  { shortcut, title, body, labels }: ExchangedReply,
  triggerOf: Writing['triggerOf'],
  note: Noting,
): object {
  const { nodes } = parseTemplate(body)
  const prompts = new Map<string, PromptNode>()
  for (const node of nodes) if (node.type === 'prompt' && !prompts.has(node.key)) prompts.set(node.key, node)
  const writing: Writing = {
    form: formWriter(note),
    prompts,
    variables: [],
    references: new Map(),
    triggerOf,
    note,
  }
  const replace = espansoText(
    nodes.map((node) => writeNode(node, writing)),
    note,
  )
  const form = writing.form.variable()
  const vars = [...(form === undefined ? [] : [form]), ...writing.variables]
  return {
    trigger: triggerOf(shortcut),
    label: title,
    ...(labels.length > 0 && { search_terms: labels }),
    replace,
    ...(vars.length > 0 && { vars }),
  }
}

function writeNode(node: TemplateNode, writing: Writing): Inserted {
  switch (node.type) {
    case 'text':
      return { text: node.text }
    case 'cursor':
      return { cursor: true }
    case 'variable':
      return { reference: writeVariable(node, writing) }
    case 'date':
      return { reference: writeDate(node, writing) }
    case 'prompt':
      return { reference: writePrompt(node, writing) }
    case 'reply':
      return writeReply(node, writing)
    default:
      writing.note('kept-as-text', node.raw)
      return { text: node.raw }
  }
}

/** Fields of one label are one field, which the first describes. */
function writePrompt(node: PromptNode, { form, prompts, note }: Writing): string {
  const first = prompts.get(node.key) ?? node
  if (first.raw !== node.raw) note('prompt-simplified', node.raw)
  return form.add(fieldOf(first, note))
}

/** What is known of a customer here is asked for there. */
function writeVariable({ name, label, fallback, raw }: VariableNode, writing: Writing): string {
  const prompt = writing.prompts.get(name)
  if (prompt !== undefined) return writing.form.add(fieldOf(prompt, writing.note))
  writing.note('variable-asked', raw)
  const initial = fallback === undefined ? undefined : plainText(fallback)
  if (fallback !== undefined && initial === undefined) writing.note('fallback-left-out', raw)
  return writing.form.add({ key: name, label, ...(initial && { settings: { default: initial } }) })
}

function writeDate({ raw, date }: DateNode, writing: Writing): string {
  const { base, offsets, format = base === 'now' ? 'time' : 'long' } = date
  const moved = secondsOf(offsets)
  if (moved === undefined) {
    writing.note('date-asked', raw)
    const label = raw.replace(/^\{+|\}+$/g, '')
    return writing.form.add({ key: label, label: readableName(label) })
  }
  const named = NAMED[format.toLowerCase()]
  if (named !== undefined && format !== 'iso' && format !== 'weekday') writing.note('date-changed', raw)
  const offset = moved + (base === 'tomorrow' ? DAY_SECONDS : 0)
  const params = { format: named ?? patternToStrftime(format), ...(offset !== 0 && { offset }) }
  return reference(writing, raw, 'date', params)
}

function writeReply({ shortcut, raw, fallback }: ReplyNode, writing: Writing): Inserted {
  const trigger = writing.triggerOf(shortcut)
  if (trigger === undefined) {
    writing.note('unknown-reply', raw)
    return { text: raw }
  }
  if (fallback !== undefined) writing.note('fallback-left-out', raw)
  return { reference: reference(writing, raw, 'match', { trigger }) }
}

/** One variable for everything that is written alike. */
function reference({ references, variables }: Writing, raw: string, type: string, params: object): string {
  const known = references.get(raw)
  if (known !== undefined) return known
  const name = `${type}${variables.length + 1}`
  variables.push({ name, type, params })
  references.set(raw, `{{${name}}}`)
  return `{{${name}}}`
}
