import { createTurns } from '@/utils/turns'

/**
 * Does one thing after the other: what the server tells by itself waits for the page of a pull that is on its way, or that
 * page would be of a state that is no more, again and again while others write.
 */
export const inTurn = createTurns()
