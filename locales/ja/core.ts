import { app } from './app'
import { customer } from './customer'
import { errors } from './errors'
import { followUps } from './follow-ups'
import { replies } from './replies'
import { sidebar } from './sidebar'
import { today } from './today'

/** What the sidebar and the popup say. */
export const core = { ...app, ...customer, ...errors, ...followUps, ...replies, ...sidebar, ...today }
