import type { en } from './en'
import { app } from './ja/app'
import { customer } from './ja/customer'
import { errors } from './ja/errors'
import { notify } from './ja/notify'
import { page } from './ja/page'
import { replies } from './ja/replies'
import { sidebar } from './ja/sidebar'
import { workspace } from './ja/workspace'

/** Japanese has one plural form only. */
type Key = Exclude<keyof typeof en, `${string}.one`>

export const ja: Record<Key, string> = {
  ...app,
  ...customer,
  ...errors,
  ...notify,
  ...page,
  ...replies,
  ...sidebar,
  ...workspace,
}
