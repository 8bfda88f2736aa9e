import { KEYS } from '../browsers/firefox-elements'
import { FirefoxDesk } from './support/firefox-desk'
import { describeSuggestions } from './support/suggestions'

describeSuggestions('Firefox', async () => {
  const desk = await FirefoxDesk.start()
  await desk.install()
  const { firefox } = desk
  /** The driver may be in another tab or frame. */
  const inWhatsApp = () => desk.inPage(() => document.readyState)
  return {
    desk,
    clickInLayer: (css) => desk.clickIn('layer', css),
    boxInLayer: async (css) => {
      const chip = await desk.findIn('layer', css)
      return firefox.script((found) => {
        const { left, right, top, bottom } = (found as unknown as Element).getBoundingClientRect()
        return { left, right, top, bottom }
      }, chip)
    },
    openPicker: async () => {
      await inWhatsApp()
      await firefox.press(KEYS.Control, '/')
    },
    backspace: async () => {
      await inWhatsApp()
      await firefox.press(KEYS.Backspace)
    },
  }
})
