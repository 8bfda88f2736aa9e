import { describeCustomer } from './support/customer'
import { FirefoxDesk } from './support/firefox-desk'

describeCustomer('Firefox', async () => {
  const desk = await FirefoxDesk.start()
  await desk.install()
  return desk
})
