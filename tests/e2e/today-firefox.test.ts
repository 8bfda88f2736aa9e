import { KEYS } from '../browsers/firefox-elements'
import { FirefoxDesk } from './support/firefox-desk'
import { describeToday } from './support/today'

describeToday('Firefox', async () => {
  const desk = await FirefoxDesk.start()
  await desk.install()
  return {
    desk,
    press: async (screen, key) => {
      await screen.evaluate(() => document.readyState)
      await desk.firefox.press(keyOf(key))
    },
  }
})

function keyOf(name: string): string {
  return Object.entries(KEYS).find(([key]) => key === name)?.[1] ?? name
}
