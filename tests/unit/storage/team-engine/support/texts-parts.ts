import { eraseContact } from '@/storage/repositories/erase'
import { exportContact } from '@/storage/repositories/export-contact'
import { importRecord } from '@/storage/repositories/record-import'
import { mergeContacts } from '@/storage/repositories/merge'
import { setPrivate, undoAction } from '@/storage/repositories/private'
import { recordOpenChat } from '@/storage/repositories/sightings'
import { searchTexts } from '@/storage/repositories/text-search'
import { pageTexts } from '@/storage/repositories/texts'
import { changeSettings } from '@/storage/change-settings'
import { settleTeamTexts } from '@/storage/sync/texts/settle-team-texts'
import { loadTexts } from '@/storage/texts/keep-texts'
import { settleTexts } from '@/storage/texts/settle'
import { lockVault } from '@/storage/texts/unlocked'
import { beginTexts, keepTexts, unlockTexts } from '@/storage/texts/vault-commands'

/** What a worker does with texts of messages, loaded with the modules of that worker. */
export const texts = {
  beginTexts,
  changeSettings,
  eraseContact,
  exportContact,
  importRecord,
  keepTexts,
  loadTexts,
  lockVault,
  mergeContacts,
  pageTexts,
  recordOpenChat,
  searchTexts,
  setPrivate,
  settleTeamTexts,
  settleTexts,
  undoAction,
  unlockTexts,
}
