import { ChromiumDesk } from './support/chromium-desk'
import { ChromiumScreen } from './support/chromium-screen'
import { describeCustomers } from './support/customers'

describeCustomers('Chromium', async () => {
  const desk = await ChromiumDesk.start({ viewport: { width: 1440, height: 900 } })
  return {
    desk,
    press: async (screen, key) => {
      const page = screen instanceof ChromiumScreen ? screen.frame.page() : desk.page
      await page.keyboard.press(key)
    },
  }
})
