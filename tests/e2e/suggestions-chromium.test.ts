import { ChromiumDesk } from './support/chromium-desk'
import { type Box, describeSuggestions } from './support/suggestions'

function boxOf(root: ShadowRoot, css: string): Box {
  const { left, right, top, bottom } = root.querySelector(css)!.getBoundingClientRect()
  return { left, right, top, bottom }
}

describeSuggestions('Chromium', async () => {
  const desk = await ChromiumDesk.start()
  return {
    desk,
    clickInLayer: (css) => desk.clickIn('layer', css),
    openPicker: () => desk.page.keyboard.press('Control+/'),
    backspace: () => desk.page.keyboard.press('Backspace'),
    boxInLayer: async (css) => (await desk.chatside.picker()).evaluate(boxOf, css),
  }
})
