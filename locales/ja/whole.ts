import { core } from './core'
import { chatImport } from './chat-import'
import { backup } from './backup'
import { contactFiles } from './contact-files'
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
import { team } from './team'
import { teamKept } from './team-kept'
import { teamRecovery } from './team-recovery'
import { texts } from './texts'
import { trash } from './trash'
import { todaySettings } from './today-settings'
import { workspace } from './workspace'

/** What the workspace says: everything but the background's and the content script's own texts. */
export const whole = {
  ...core,
  ...chatImport,
  ...backup,
  ...contactFiles,
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
  ...team,
  ...teamKept,
  ...teamRecovery,
  ...texts,
  ...trash,
  ...todaySettings,
  ...workspace,
}
