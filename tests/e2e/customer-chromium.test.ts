import { ChromiumDesk } from './support/chromium-desk'
import { describeCustomer } from './support/customer'

describeCustomer('Chromium', () => ChromiumDesk.start({ viewport: { width: 1440, height: 900 } }))
