import type { FrameToPage } from '@/storage/protocol/frame'
import { isFields, isId, isInt, isLine, isOneOf, toList, type Fields } from '../base/parse'
import { parseBrief } from '../media/parse-brief'

const MAX_TEXT = 20_000
const MAX_STOPS = 50

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

function parseInsert({ call, token, text, stops, replyId }: Fields): FrameToPage | undefined {
  if (!isInt(call) || !isLine(token) || !isLine(text, MAX_TEXT) || !isId(replyId)) return undefined
  const places = toList(stops, MAX_STOPS).filter((stop) => isInt(stop))
  const isWhole = Array.isArray(stops) && stops.length === places.length
  return isWhole ? { type: 'insert', call, token, text, stops: places, replyId } : undefined
}

function parseAttach({ call, token, file }: Fields): FrameToPage | undefined {
  const brief = parseBrief(file)
  return isInt(call) && isLine(token) && brief ? { type: 'attach', call, token, file: brief } : undefined
}
