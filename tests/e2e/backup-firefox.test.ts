import { describeBackups } from './support/backups'
import { FirefoxDesk } from './support/firefox-desk'

describeBackups('Firefox', async () => {
  const desk = await FirefoxDesk.start()
  await desk.install()
  return desk
})
