import { FirefoxDesk } from './support/firefox-desk'
import { describeTexts } from './support/texts'

describeTexts('Firefox', async () => {
  const desk = await FirefoxDesk.start()
  await desk.install()
  return desk
})
