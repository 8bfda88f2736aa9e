import type { Context } from '../context'
import type { ChatRecord } from '../model/types'
import { chatModel } from './models'

interface Fiber {
  tag: number
  type: string | null
  memoizedProps: Record<string, unknown>
  stateNode: HTMLElement | null
  return: Fiber | null
}

const KEY_LENGTH = 10

/** Leaves on the element what the page's framework leaves: a chain of ancestors, one of which was given the chat. */
export function attachFiber(context: Context, element: HTMLElement, chat: ChatRecord): void {
  const root = fiber(null, {})
  const provider = fiber(root, { value: {} })
  const panel = fiber(provider, { chat: chatModel(context, chat), isFocused: true })
  const wrapper = fiber(fiber(panel, { className: 'x9f619' }), { children: null })
  const own: Fiber = { ...fiber(wrapper, { id: 'main' }), tag: 5, type: 'div', stateNode: element }
  const suffix = context.options.seed.toString(36).padStart(KEY_LENGTH, 'k')
  Object.assign(element, { [`__reactFiber$${suffix}`]: own, [`__reactProps$${suffix}`]: own.memoizedProps })
}

export function removeFiber(element: HTMLElement): void {
  for (const key of Object.keys(element)) {
    if (key.startsWith('__react')) Reflect.deleteProperty(element, key)
  }
}

function fiber(parent: Fiber | null, memoizedProps: Record<string, unknown>): Fiber {
  return { tag: 0, type: null, memoizedProps, stateNode: null, return: parent }
}
