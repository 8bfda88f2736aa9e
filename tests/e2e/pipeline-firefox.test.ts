import { KEYS } from '../browsers/firefox-elements'
import { describeCustomers } from './support/customers'
import { FirefoxDesk } from './support/firefox-desk'

describeCustomers('Firefox', async () => {
  const desk = await FirefoxDesk.start()
  await desk.install()
  return {
    desk,
    press: async (screen, keys) => {
      await screen.evaluate(() => document.readyState)
      await desk.firefox.press(...keys.split('+').map(keyOf))
    },
  }
})

function keyOf(name: string): string {
  return Object.entries(KEYS).find(([key]) => key === name)?.[1] ?? name
}
