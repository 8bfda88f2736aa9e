import { backup, restore } from '../backup'
import { card } from '../card'
import { chatImport } from '../chat-import'
import { contactExport, contactImport } from '../contact-files'
import { contacts } from '../contacts'
import { diagnostics } from '../diagnostics'
import { duplicates } from '../duplicates'
import { followUps } from '../follow-ups'
import { notes } from '../notes'
import { packs } from '../packs'
import { pipeline } from '../pipeline'
import { products } from '../products'
import { replies } from '../replies'
import { productImport, replyExport, replyImport } from '../reply-exchange'
import { replyStatistics } from '../reply-statistics'
import { settingsFeature } from '../settings'
import { suggestions } from '../suggestions'
import { tagRules } from '../tag-rules'
import { tags } from '../tags'
import { team } from '../team'
import { texts } from '../texts'
import { today } from '../today'
import { trash } from '../trash'
import { value } from '../value'
import { welcome } from '../welcome'
import type { Feature } from './define-feature'

/** Every feature, in the order of the navigation. */
export const FEATURES: readonly Feature[] = [
  today,
  contacts,
  contactImport,
  contactExport,
  duplicates,
  chatImport,
  value,
  pipeline,
  followUps,
  replies,
  packs,
  replyImport,
  replyExport,
  suggestions,
  replyStatistics,
  products,
  productImport,
  tags,
  tagRules,
  notes,
  card,
  team,
  backup,
  restore,
  trash,
  texts,
  settingsFeature,
  diagnostics,
  welcome,
]
