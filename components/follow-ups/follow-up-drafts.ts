import { createDraftStore } from '../customer'

/** Follow-ups that somebody began and has not saved. */
export const followUpDrafts = createDraftStore('follow-ups')
