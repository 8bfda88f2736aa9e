import { FAILED, type Answer } from './wire'

// Each of these is only ever called through `apply`, with the object it belongs to.
/* oxlint-disable typescript/unbound-method */
// Taken at document_start, before the page's first script could replace them.
export const { parse, stringify } = JSON
export const { apply } = Reflect
export const { isArray } = Array
export const { ClipboardEvent, DataTransfer, MessageChannel, MessageEvent } = globalThis

const EDITOR = '[data-lexical-editor="true"], [contenteditable="true"][role="textbox"]'

const { querySelector, getSelection } = Document.prototype
const { closest } = Element.prototype
const { dispatchEvent } = EventTarget.prototype
const { postMessage } = MessagePort.prototype
const { setData } = DataTransfer.prototype
const { add } = DataTransferItemList.prototype
const dataOf = getter(MessageEvent.prototype, 'data')
const textContentOf = getter(Node.prototype, 'textContent')
const activeElementOf = getter(Document.prototype, 'activeElement')
const clipboardDataOf = getter(ClipboardEvent.prototype, 'clipboardData')
const itemsOf = getter(DataTransfer.prototype, 'items')

export function find(css: string): Element | null {
  return apply(querySelector, document, [css])
}

/** The editor that has the focus, if one of the page's editors has. */
export function focusedEditor(): Element | null {
  const focused = activeElementOf(document)
  return focused instanceof Element ? apply(closest, focused, [EDITOR]) : null
}

export function textOf(node: Node): string {
  return String(textContentOf(node))
}

export function selectedText(): string {
  return String(apply(getSelection, document, []))
}

export function dispatch(target: EventTarget, event: Event): boolean {
  return apply(dispatchEvent, target, [event])
}

export function fill(event: ClipboardEvent, text: string, files: readonly File[] | undefined): void {
  const clipboard = clipboardDataOf(event) as DataTransfer
  if (!files) apply(setData, clipboard, ['text/plain', text])
  else for (const file of files) apply(add, itemsOf(clipboard), [file])
}

export function send(port: MessagePort, answer: Answer): void {
  apply(postMessage, port, [write(answer)])
}

/** A page may give every object a `toJSON` that throws: the refusal is written without asking any object. */
function write(answer: Answer): string {
  try {
    return stringify(answer)
  } catch {
    return `{"call":${answer.call},"fault":"${FAILED}"}`
  }
}

/** @returns the question that came over the port, with its files. */
export function received(event: MessageEvent): unknown {
  const data = dataOf(event) as string | readonly [string, readonly File[]]
  return typeof data === 'string' ? parse(data) : { ...parse(data[0]), files: data[1] }
}

function getter(prototype: object, name: string): (self: object) => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get
  return (self) => (get ? apply(get, self, []) : undefined)
}
