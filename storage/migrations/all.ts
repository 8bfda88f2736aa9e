import { initial } from './0001-initial'
import { quickReplies } from './0002-quick-replies'
import { today } from './0003-today'
import { customers } from './0004-customers'
import { data } from './0005-data'
import { team } from './0006-team'
import { sealedTexts } from './0007-sealed-texts'
import { teamSettings } from './0008-team-settings'
import type { Migration } from './migration'

/** Every released version, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  quickReplies,
  today,
  customers,
  data,
  team,
  sealedTexts,
  teamSettings,
]
