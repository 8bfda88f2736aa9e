import { core } from './core'
import { chatImport } from './chat-import'
import { duplicates } from './duplicates'
import { tagRules } from './tag-rules'
import { customerMore } from './customer-more'
import { exchange } from './exchange'
import { library } from './library'
import { pipeline } from './pipeline'
import { products } from './products'
import { replyEditor } from './reply-editor'
import { rules } from './rules'
import { statistics } from './statistics'
import { todaySettings } from './today-settings'
import { workspace } from './workspace'

/** What the workspace says: everything but the background's and the content script's own texts. */
export const whole = {
  ...core,
  ...chatImport,
  ...duplicates,
  ...tagRules,
  ...customerMore,
  ...exchange,
  ...library,
  ...pipeline,
  ...products,
  ...replyEditor,
  ...rules,
  ...statistics,
  ...todaySettings,
  ...workspace,
}
