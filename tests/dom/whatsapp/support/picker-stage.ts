import { EditorText } from '@/entrypoints/whatsapp.content/composer/editor-text'
import { selectionIn } from '@/entrypoints/whatsapp.content/composer/caret'
import { runAdapter, type Adapter } from './adapter'
import type { FakeBackground } from './fake-background'
import { composer, pasteInto, type } from './fake-editor'

/** The adapter on a page whose editor takes what is pasted, with the picker's layer open to the test. */
export class PickerStage {
  readonly adapter: Adapter

  private constructor(adapter: Adapter) {
    this.adapter = adapter
  }

  static async start(background: FakeBackground): Promise<PickerStage> {
    const paste = (text: string) => {
      queueMicrotask(() => pasteInto(composer(), text))
      return ''
    }
    return new PickerStage(await runAdapter({ background, world: { paste } }))
  }

  get layer(): ShadowRoot {
    return this.adapter.shadow('layer')
  }

  get host(): Element {
    return document.querySelector('[data-chatside=layer]')!
  }

  get panel(): HTMLElement {
    return this.layer.querySelector<HTMLElement>('.picker')!
  }

  get form(): HTMLElement {
    return this.layer.querySelector<HTMLElement>('.form')!
  }

  titles(): (string | null)[] {
    return [...this.layer.querySelectorAll('#list .title')].map((title) => title.textContent)
  }

  marked(): string | null | undefined {
    return this.layer.querySelector('#list .option[aria-selected=true] .title')?.textContent
  }

  preview(): string | null | undefined {
    return this.layer.querySelector('.preview:not(.pending)')?.textContent
  }

  notice(): string | null {
    const notice = this.layer.querySelector<HTMLElement>('.notice')!
    return notice.hidden ? null : notice.textContent
  }

  /** The control of the field with that label. */
  field(label: string): HTMLInputElement {
    const captions = [...this.form.querySelectorAll('label')]
    return captions
      .find((caption) => caption.firstChild?.textContent === label)!
      .querySelector<HTMLInputElement>('input, textarea, select')!
  }

  focused(): Element | null {
    return this.layer.activeElement
  }

  caret(): { start: number; end: number } | undefined {
    return selectionIn(new EditorText(composer()))
  }

  async typing(text: string, caret?: number): Promise<void> {
    type(text, caret)
    await this.adapter.clock.advance(200)
  }

  /** Types into a field of ours. */
  async fill(field: HTMLInputElement, value: string): Promise<void> {
    field.focus()
    if (field.type === 'checkbox') field.checked = value === 'yes'
    else field.value = value
    this.host.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
    await this.adapter.clock.advance(200)
  }

  /** @returns whether the page, or the field, was kept from the key. */
  async press(key: string, more: KeyboardEventInit = {}, target: Element = composer()): Promise<boolean> {
    const event = new KeyboardEvent('keydown', {
      key,
      code: key,
      bubbles: true,
      cancelable: true,
      composed: true,
      ...more,
    })
    target.dispatchEvent(event)
    await this.adapter.clock.advance(500)
    return event.defaultPrevented
  }

  /** A key inside of our own layer. */
  async pressInside(key: string, more: KeyboardEventInit = {}): Promise<boolean> {
    return this.press(key, more, this.host)
  }
}
