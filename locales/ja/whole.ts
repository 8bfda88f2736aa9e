import { core } from './core'
import { exchange } from './exchange'
import { library } from './library'
import { products } from './products'
import { replyEditor } from './reply-editor'
import { rules } from './rules'
import { statistics } from './statistics'
import { todaySettings } from './today-settings'
import { workspace } from './workspace'

/** What the workspace says: everything but the background's and the content script's own texts. */
export const whole = {
  ...core,
  ...exchange,
  ...library,
  ...products,
  ...replyEditor,
  ...rules,
  ...statistics,
  ...todaySettings,
  ...workspace,
}
