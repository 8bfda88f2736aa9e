import { app } from './en/app'
import { customer } from './en/customer'
import { errors } from './en/errors'
import { notify } from './en/notify'
import { page } from './en/page'
import { replies } from './en/replies'
import { sidebar } from './en/sidebar'
import { workspace } from './en/workspace'

/** English, and the list of everything the interface says. */
export const en = {
  ...app,
  ...customer,
  ...errors,
  ...notify,
  ...page,
  ...replies,
  ...sidebar,
  ...workspace,
} as const
