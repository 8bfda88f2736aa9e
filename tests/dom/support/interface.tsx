import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { FEATURES } from '@/components/app/features'
import { PANELS } from '@/components/app/panel-features'
import { lastingFault } from '@/components/app/errors'
import { registerFeatures } from '@/components/app/registry'
import { settings } from '@/components/app/settings'
import { consentDrafts, dealDrafts, orderDrafts } from '@/components/card/more/form-drafts'
import { followUpDrafts } from '@/components/follow-ups/follow-up-drafts'
import { noteDrafts } from '@/components/notes/note-drafts'
import { dismissToast, toasts } from '@/components/ui/toast'
import { en } from '@/locales/en'
import { setCatalogue } from '@/utils/i18n'
import { FakeBackground } from './fake-background'

export { cleanup, fireEvent, render, screen, waitFor, within }

let current: FakeBackground | undefined

/** Gives each test of a file its own background, an empty screen and the English texts. */
export function useInterface(): { background: FakeBackground } {
  beforeEach(() => {
    current = new FakeBackground()
    fakeBrowser.reset()
    Object.assign(fakeBrowser.runtime, {
      sendMessage: current.handle,
      getManifest: () => ({ version: '0.1.0' }),
    })
    // Nothing beyond what the manifest asks for was granted.
    Object.assign(fakeBrowser.permissions, { contains: async () => false })
    sessionStorage.clear()
    window.location.hash = ''
    noteDrafts.forget()
    followUpDrafts.forget()
    for (const drafts of [dealDrafts, orderDrafts, consentDrafts]) drafts.forget()
    settings.value = undefined
    lastingFault.value = undefined
    setCatalogue('en', en)
    registerFeatures(FEATURES, PANELS)
  })
  afterEach(() => {
    cleanup()
    for (const { id } of toasts.value) dismissToast(id)
    current?.close()
    current = undefined
  })
  return {
    get background() {
      if (current === undefined) throw new Error('The background is there only while a test runs')
      return current
    },
  }
}

/** Types a text into a field as a person does, at its end. */
export function type(field: HTMLElement, text: string): void {
  const control = field as HTMLInputElement
  control.focus()
  for (const letter of text) {
    fireEvent.keyDown(control, { key: letter })
    fireEvent.input(control, { target: { value: control.value + letter } })
    fireEvent.keyUp(control, { key: letter })
  }
}

/** Presses a key where the focus is, such as 'Enter' or 'Ctrl+z'. */
export function press(keys: string): void {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const target = document.activeElement ?? document.body
  fireEvent.keyDown(target, { key, ctrlKey: parts.includes('Ctrl'), shiftKey: parts.includes('Shift') })
}

/** Clicks as a person does: the focus goes there first. */
export function click(element: HTMLElement): void {
  fireEvent.pointerDown(element)
  if (fireEvent.mouseDown(element)) element.focus()
  fireEvent.click(element)
}
