import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { searchTexts } from '@/storage/repositories/text-search'
import { eraseTexts, pageTexts, textsState } from '@/storage/repositories/texts'
import { changeSettings } from '@/storage/change-settings'
import { settleTeamTexts } from '@/storage/sync/texts/settle-team-texts'
import { settleTexts } from '@/storage/texts/settle'
import { lockVault, noteUse } from '@/storage/texts/unlocked'
import { beginTexts, changePassphrase, keepTexts, unlockTexts } from '@/storage/texts/vault-commands'
import type { HandlersOf } from '../../handler'
import { run } from '../../run'

/** So many parts are waited for; the rest goes on by itself. */
const PARTS_AT_ONCE = 20

export const textHandlers: HandlersOf<UiCommands, Extract<keyof UiCommands, `texts.${string}`>> = {
  'texts.state': () => textsState(),
  'texts.page': ({ contactId, limit, cursor }) => pageTexts(contactId, limit, cursor),
  'texts.search': async (query) => {
    await noteUse()
    return searchTexts(query)
  },
  'texts.lock': () => lockVault(),
}

export const textWorkspaceHandlers: HandlersOf<
  WorkspaceCommands,
  Extract<keyof WorkspaceCommands, `texts.${string}`>
> = {
  'texts.begin': async ({ passphrase, words }) => {
    await beginTexts(passphrase, words)
    run('team texts', settleTeamTexts())
  },
  'texts.setOn': async ({ isOn }) => {
    await keepTexts(isOn)
    run('team texts', settleTeamTexts())
  },
  'texts.unlock': async ({ passphrase }) => {
    await unlockTexts(passphrase)
    run('texts', settleTexts())
    // What the vault holds can go to the team, too.
    run('team texts', settleTeamTexts())
  },
  'texts.changePassphrase': ({ old, passphrase }) => changePassphrase(old, passphrase),
  'texts.setWords': async ({ words }) => {
    await changeSettings(() => ({ sensitiveWords: words }))
    await noteUse()
    await settleTexts(PARTS_AT_ONCE)
    run('texts', settleTexts())
  },
  'texts.erase': async () => ({ rows: await eraseTexts() }),
}
