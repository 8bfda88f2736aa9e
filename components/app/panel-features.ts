import { card, more } from '../card'
import { followUps } from '../follow-ups'
import { notes } from '../notes'
import { replies } from '../replies'
import { tags } from '../tags'
import type { Feature } from './define-feature'

/** Features with a panel, in the order in which they stand on a customer's scroll: all that the sidebar has to load. */
export const PANELS: readonly Feature[] = [card, tags, followUps, notes, replies, more]
