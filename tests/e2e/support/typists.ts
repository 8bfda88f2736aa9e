import { KEYS } from '../../browsers/firefox-elements'
import { ChromiumDesk } from './chromium-desk'
import { FirefoxDesk } from './firefox-desk'
import type { Typist } from './insertions'

/** Chatside in Chromium, with hands on the keyboard. */
export async function chromiumTypist(): Promise<Typist> {
  const desk = await ChromiumDesk.start()
  return {
    desk,
    typeHere: (text) => desk.page.keyboard.type(text),
    undo: () => desk.page.keyboard.press('Control+z'),
    backspace: () => desk.page.keyboard.press('Backspace'),
  }
}

/** The same in Firefox, whose driver may be in another tab or frame. */
export async function firefoxTypist(): Promise<Typist> {
  const desk = await FirefoxDesk.start()
  await desk.install()
  const { firefox } = desk
  const inWhatsApp = () => desk.inPage(() => document.readyState)
  return {
    desk,
    typeHere: async (text) => {
      await inWhatsApp()
      await firefox.type(text)
    },
    undo: async () => {
      await inWhatsApp()
      await firefox.press(KEYS.Control, 'z')
    },
    backspace: async () => {
      await inWhatsApp()
      await firefox.press(KEYS.Backspace)
    },
  }
}
