import { describeContactFiles } from './support/contact-files'
import { FirefoxDesk } from './support/firefox-desk'

describeContactFiles('Firefox', async () => {
  const desk = await FirefoxDesk.start()
  await desk.install()
  return desk
})
