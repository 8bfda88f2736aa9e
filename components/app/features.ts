import { card } from '../card'
import { followUps } from '../follow-ups'
import { notes } from '../notes'
import { replies } from '../replies'
import { tags } from '../tags'
import type { Feature } from './define-feature'

/** Every feature, in the order in which its panel stands on a customer's scroll. */
export const FEATURES: readonly Feature[] = [card, tags, followUps, notes, replies]
