import { ChromiumDesk } from './support/chromium-desk'
import { describeContactFiles } from './support/contact-files'

describeContactFiles('Chromium', () => ChromiumDesk.start())
