import type { Problem, ProblemCode, ReplyNode, TemplateNode, VariableNode } from './ast'
import { countCharacters } from './characters'
import { lintReplies } from './lint-replies'
import { variableKey } from './names'
import { nearestName } from './nearest-name'
import { parseTemplate } from './parse'
import { renderTemplate } from './render'
import { productPart } from './render-product'
import { everyNode } from './walk'

export type LintCode =
  | ProblemCode
  | 'too-long'
  | 'many-emoji'
  | 'no-name'
  | 'no-consent'
  | 'unknown-variable'
  /** `{first name}`: text, though it looks like a placeholder. */
  | 'one-brace'

/** Positions are those of the body; a finding without one is about the whole reply. */
export type LintFinding = {
  code: LintCode
  /** A problem is probably a mistake; advice is what works better for most. Neither keeps anybody from saving. */
  level: 'advice' | 'problem'
  start?: number
  end?: number
  /** The name, option or shortcut in question. */
  detail?: string
  /** The name that was probably meant. */
  suggestion?: string
  /** Characters of a long text, or emoji of one with many. */
  count?: number
}

export type LintFacts = {
  /** Names of all variables, custom fields too. */
  variables: readonly string[]
  replyOf?: (shortcut: string) => string | undefined
  /** Of the reply itself. */
  shortcut?: string
  /** Whether whom it is written for agreed to get promotions; absent: nobody in particular, or not known. */
  hasConsent?: boolean
  /** The text as a customer gets it; absent: it is estimated. */
  text?: string
}

/** Rules of thumb: what fits one glance on a phone, and what still looks like a person wrote it. */
export const ADVISED_CHARACTERS = 160
const ADVISED_EMOJI = 2

const NAMES: readonly string[] = ['first_name', 'name']
const CONSENT_NAMES: readonly string[] = ['consent', 'opt_out', 'unsubscribe']
const MARKETING_LABEL = 'marketing'
const MILD: readonly ProblemCode[] = ['unopened']

/** @returns what could be better about a quick reply, in the order of its text, the whole reply first. Never throws. */
export function lintReply(
  { body, labels }: { body: string; labels: readonly string[] },
  facts: LintFacts,
): LintFinding[] {
  const { nodes, problems } = parseTemplate(body)
  const all = everyNode(nodes)
  const replies = lintReplies(all.filter(isReply), facts)
  const inside = [...all, ...replies.nodes]
  const known = new Set([...facts.variables.map(variableKey), ...CONSENT_NAMES, ...promptKeys(inside)])
  const findings = [
    ...lintText(body, facts),
    ...lintNames(inside, labels, facts),
    ...problems.filter((problem) => !isFieldWithColon(problem, all, known)).map(toFinding),
    ...replies.problems.map(toFinding),
    ...all.filter(isVariable).flatMap((node) => lintVariable(node, known)),
    ...all.flatMap((node) => lintBraces(node, known)),
  ]
  return findings.toSorted((a, b) => (a.start ?? -1) - (b.start ?? -1))
}

function lintText(body: string, facts: LintFacts): LintFinding[] {
  const { characters, emoji } = countCharacters(facts.text ?? estimate(body, facts))
  const findings: LintFinding[] = []
  if (characters > ADVISED_CHARACTERS) findings.push({ code: 'too-long', level: 'advice', count: characters })
  if (emoji > ADVISED_EMOJI) findings.push({ code: 'many-emoji', level: 'advice', count: emoji })
  return findings
}

/** A name is about as long as what stands for it. */
function estimate(body: string, { replyOf, shortcut }: LintFacts): string {
  const nobody = { values: {}, answers: {}, now: 0, language: 'en', timeZone: 'UTC' }
  const { segments, holes } = renderTemplate(body, {
    ...nobody,
    ...(replyOf && { replyOf }),
    ...(shortcut !== undefined && { shortcut }),
  })
  const labels = new Map(holes.map(({ key, label }) => [key, label]))
  return segments.map(({ text, kind, key }) => (kind === 'hole' && labels.get(key ?? '')) || text).join('')
}

function lintNames(
  nodes: readonly TemplateNode[],
  labels: readonly string[],
  facts: LintFacts,
): LintFinding[] {
  const used = new Set(nodes.filter(isVariable).map(({ name }) => name))
  const findings: LintFinding[] = []
  if (!NAMES.some((name) => used.has(name))) findings.push({ code: 'no-name', level: 'advice' })
  const isMarketing = labels.some((label) => label.trim().toLowerCase() === MARKETING_LABEL)
  const hasConsent = facts.hasConsent === true || CONSENT_NAMES.some((name) => used.has(name))
  if (isMarketing && !hasConsent) {
    findings.push({ code: 'no-consent', level: facts.hasConsent === false ? 'problem' : 'advice' })
  }
  return findings
}

/** An unknown name is asked for in the form, which may be meant; close to a known one it is a slip. */
function lintVariable({ name, start, end }: VariableNode, known: ReadonlySet<string>): LintFinding[] {
  // One with a colon was reported as an unknown kind.
  if (known.has(name) || productPart(name) !== undefined || name.includes(':')) return []
  const suggestion = nearestName(name, [...known])
  const finding = { code: 'unknown-variable' as const, start, end, detail: name }
  return [
    suggestion === undefined ? { ...finding, level: 'advice' } : { ...finding, level: 'problem', suggestion },
  ]
}

function lintBraces(node: TemplateNode, known: ReadonlySet<string>): LintFinding[] {
  if (node.type !== 'text') return []
  return [...node.raw.matchAll(/(?<![\\{])\{([^{}\\]{1,60})\}(?!\})/gu)].flatMap((match) => {
    const [found, inner = ''] = match
    const [meant] = parseTemplate(`{{${inner}}}`).nodes
    const isName = meant?.type === 'variable' && known.has(meant.name)
    if (meant === undefined || meant.type === 'unknown' || (meant.type === 'variable' && !isName)) return []
    const start = node.start + match.index
    return [
      { code: 'one-brace', level: 'problem', start, end: start + found.length, suggestion: `{{${inner}}}` },
    ]
  })
}

/** `{{Price: net}}` is unknown as a kind, but may be a field of that name. */
function isFieldWithColon(
  { code, start }: Problem,
  nodes: readonly TemplateNode[],
  known: ReadonlySet<string>,
) {
  if (code !== 'unknown-kind') return false
  return nodes.some(
    (node) => isVariable(node) && node.start < start && start < node.end && known.has(node.name),
  )
}

function toFinding({ code, start, end, detail }: Problem): LintFinding {
  const level = MILD.includes(code) ? 'advice' : 'problem'
  return { code, level, start, end, ...(detail !== undefined && { detail }) }
}

function promptKeys(nodes: readonly TemplateNode[]): string[] {
  return nodes.flatMap((node) => (node.type === 'prompt' ? [node.key] : []))
}

function isVariable(node: TemplateNode): node is VariableNode {
  return node.type === 'variable'
}

function isReply(node: TemplateNode): node is ReplyNode {
  return node.type === 'reply'
}
