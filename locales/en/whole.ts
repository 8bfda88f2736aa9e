import { core } from './core'
import { library } from './library'
import { workspace } from './workspace'

/** What the workspace says: everything but the background's and the content script's own texts. */
export const whole = { ...core, ...library, ...workspace } as const
