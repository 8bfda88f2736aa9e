import { BASE_STYLES } from './base'
import { CHIP_STYLES } from './chip'
import { LOCK_STYLES } from './lock'
import { MARK_STYLES } from './marks'
import { NOTICE_STYLES } from './notices'
import { PICKER_STYLES } from './picker'
import { SIDEBAR_STYLES } from './sidebar'

/**
 * How everything looks that the content script draws. It gets them with its strings, which leaves it smaller: it draws
 * nothing before it knows what to say.
 */
export const PAGE_STYLES =
  BASE_STYLES + SIDEBAR_STYLES + PICKER_STYLES + NOTICE_STYLES + CHIP_STYLES + LOCK_STYLES + MARK_STYLES
