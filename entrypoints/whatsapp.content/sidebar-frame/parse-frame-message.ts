import type { FrameToPage } from '@/storage/protocol/frame'
import { isFields, isInt, isLine, isOneOf, type Fields } from '../base/parse'
import { parseBrief } from '../media/parse-brief'

const MAX_TEXT = 20_000

/** @returns what the sidebar asks, or undefined for anything that is not exactly one of its messages. */
export function parseFrameMessage(value: unknown): FrameToPage | undefined {
  if (!isFields(value)) return undefined
  switch (value['type']) {
    case 'prepare':
      return parsePrepare(value)
    case 'insert':
      return parseInsert(value)
    case 'attach':
      return parseAttach(value)
    case 'layout':
      return isOneOf(value['to'], ['open', 'rail', 'hidden'] as const)
        ? { type: 'layout', to: value['to'] }
        : undefined
    case 'focus-composer':
    case 'ready':
      return { type: value['type'] }
    default:
      return undefined
  }
}

function parsePrepare({ call, key, epoch }: Fields): FrameToPage | undefined {
  if (!isInt(call) || !isLine(key) || !isInt(epoch)) return undefined
  return { type: 'prepare', call, key, epoch }
}

function parseInsert({ call, token, text, caret }: Fields): FrameToPage | undefined {
  if (!isInt(call) || !isLine(token) || !isLine(text, MAX_TEXT)) return undefined
  if (caret === undefined) return { type: 'insert', call, token, text }
  return isInt(caret) ? { type: 'insert', call, token, text, caret } : undefined
}

function parseAttach({ call, token, file }: Fields): FrameToPage | undefined {
  const brief = parseBrief(file)
  return isInt(call) && isLine(token) && brief ? { type: 'attach', call, token, file: brief } : undefined
}
