import { createDraftStore } from '../customer'

/** Notes that somebody began and has not saved. */
export const noteDrafts = createDraftStore('notes')
