import { describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { MINUTE_MS } from '@/storage/limits'
import { readSettings } from '@/storage/settings'
import { settleTexts } from '@/storage/texts/settle'
import {
  askUi,
  askWorkspace,
  passTime,
  send,
  setTime,
  SIDEBAR_SENDER,
  WORKSPACE_SENDER as WORKSPACE,
  T0,
  useFreshBackground,
} from '../../helpers/background'
import { restartWorker } from '../../helpers/dying-worker'
import { dump } from '../../helpers/rows'
import { keepTexts, PASSPHRASE, said, see, storedBeside } from '../../helpers/texts'

vi.mock('@/storage/texts/iterations', () => ({ ITERATIONS: 100_000 }))
useFreshBackground()

const WRONG = 'not the passphrase'
const isLocked = async () => (await askUi('texts.state', {})).isLocked
const unlock = (passphrase = PASSPHRASE) => askWorkspace('texts.unlock', { passphrase })
const hasKey = async () => JSON.stringify(await fakeBrowser.storage.session.get()).includes('pkcs8')

describe('the vault', () => {
  test('is unlocked when it is made, stays so while the worker dies, and is locked by a word', async () => {
    await keepTexts()
    expect(await isLocked()).toBe(false)
    restartWorker()
    expect(await isLocked()).toBe(false)
    await askUi('texts.lock', {})
    expect(await isLocked()).toBe(true)
    expect(await hasKey()).toBe(false)
    await unlock()
    expect(await isLocked()).toBe(false)
  })

  test('is locked when the browser closes', async () => {
    await keepTexts()
    await fakeBrowser.storage.session.clear()
    expect(await isLocked()).toBe(true)
  })

  test('locks itself after fifteen minutes in which nobody used the interface', async () => {
    await keepTexts()
    passTime(14 * MINUTE_MS)
    expect(await isLocked()).toBe(false)
    await askUi('ui.ping', {})
    passTime(14 * MINUTE_MS)
    await askUi('texts.search', { search: 'x', limit: 5 })
    passTime(14 * MINUTE_MS)
    expect(await isLocked()).toBe(false)
    passTime(MINUTE_MS)
    await settleTexts()
    expect(await hasKey()).toBe(false)
    await askUi('ui.ping', {})
    expect(await isLocked()).toBe(true)
  })

  test('is not kept open by a page that is merely in sight', async () => {
    await keepTexts()
    passTime(14 * MINUTE_MS)
    await askUi('ui.awake', {})
    passTime(MINUTE_MS)
    expect(await isLocked()).toBe(true)
  })

  test('is not kept open by a clock that was set back', async () => {
    await keepTexts()
    setTime(T0 - 60 * MINUTE_MS)
    await askUi('ui.ping', {})
    expect(await isLocked()).toBe(true)
  })

  test('refuses a wrong passphrase and tells nothing else; each further one has to wait longer', async () => {
    await keepTexts()
    await askUi('texts.lock', {})
    for (let at = 0; at < 5; at++) {
      const wrong = await send('workspace', 'texts.unlock', { passphrase: WRONG }, WORKSPACE)
      expect(wrong).toEqual({ ok: false, code: 'wrong-passphrase' })
    }
    const waits: string[] = []
    for (let at = 0; at < 9; at++) {
      const early = await send('workspace', 'texts.unlock', { passphrase: PASSPHRASE }, WORKSPACE)
      expect(early).toMatchObject({ ok: false, code: 'wrong-passphrase' })
      waits.push('detail' in early ? (early.detail ?? '') : '')
      restartWorker()
      passTime(Number(waits.at(-1)!.split(' ')[1]) * 1_000)
      await expect(unlock(WRONG)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300].map((seconds) => `wait ${seconds}`))
    expect(await isLocked()).toBe(true)
    passTime(5 * MINUTE_MS)
    await unlock()
    await askUi('texts.lock', {})
    await expect(unlock(WRONG)).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await unlock()
  })

  test('counts tries that come at once as so many tries', async () => {
    await keepTexts()
    await askUi('texts.lock', {})
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => unlock(WRONG)))
    expect(tries.every(({ status }) => status === 'rejected')).toBe(true)
    const { vault } = (await fakeBrowser.storage.session.get('vault')) as { vault: { wrong: number } }
    expect(vault.wrong).toBe(5)
  })

  test('takes another passphrase from who knows the old one, and reads on what it sealed', async () => {
    const contactId = await keepTexts()
    await see(said('A', 'the payment'))
    const next = 'another one altogether'
    await expect(
      askWorkspace('texts.changePassphrase', { old: WRONG, passphrase: next }),
    ).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await askWorkspace('texts.changePassphrase', { old: PASSPHRASE, passphrase: next })
    await askUi('texts.lock', {})
    await expect(unlock()).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await unlock(next)
    expect((await askUi('texts.page', { contactId, limit: 5 })).rows[0]?.text).toBe('the payment')
  })

  test('stays the same one when it is begun again, which asks for its passphrase', async () => {
    await keepTexts()
    const before = (await readSettings()).vault
    await askWorkspace('texts.setOn', { isOn: false })
    await expect(askWorkspace('texts.begin', { passphrase: WRONG, words: [] })).rejects.toMatchObject({
      code: 'wrong-passphrase',
    })
    expect((await askUi('texts.state', {})).isOn).toBe(false)
    await askWorkspace('texts.begin', { passphrase: PASSPHRASE, words: ['other'] })
    expect((await readSettings()).vault).toEqual(before)
    expect(await askUi('texts.state', {})).toMatchObject({ isOn: true, words: ['payment', '契約'] })
  })

  test('leaves its passphrase nowhere, and its key nowhere but in the session', async () => {
    await keepTexts()
    await see(said('A', 'the payment'))
    expect(await storedBeside()).not.toContain(PASSPHRASE)
    expect(JSON.stringify(await fakeBrowser.storage.local.get())).not.toContain('pkcs8')
    expect(JSON.stringify(await dump())).not.toMatch(/pkcs8|horse/)
    expect(JSON.stringify(await askUi('settings.get', {}))).not.toMatch(/wrappedKey|publicKey/)
  })

  test('is nothing for the page, and only the workspace takes a passphrase', async () => {
    await keepTexts()
    for (const name of ['texts.unlock', 'texts.begin', 'texts.changePassphrase']) {
      const input = { passphrase: PASSPHRASE, old: PASSPHRASE, words: [] }
      expect(await send('workspace', name, input, SIDEBAR_SENDER)).toMatchObject({ code: 'not-allowed' })
      expect(await send('ui', name, input, WORKSPACE)).toMatchObject({ code: 'not-allowed' })
    }
  })
})
