import { KEYS } from '../browsers/firefox-elements'
import { FirefoxDesk } from './support/firefox-desk'
import { describeInsertions } from './support/insertions'

describeInsertions('Firefox', async () => {
  const desk = await FirefoxDesk.start()
  await desk.install()
  const { firefox } = desk
  /** The driver may be in another tab or frame. */
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
})
