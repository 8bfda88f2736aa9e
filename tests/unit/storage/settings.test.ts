import { expect, test } from 'vitest'
import { changeSettings } from '@/storage/change-settings'
import { forgetSettings, readSettings } from '@/storage/settings'
import { browser } from '@/utils/browser'
import { askUi, useFreshBackground } from '../helpers/background'

useFreshBackground()

test('Settings begin with their defaults and survive the worker', async () => {
  expect(await askUi('settings.get', {})).toMatchObject({ trigger: '/', language: 'auto', sidebarWidth: 340 })
  await askUi('settings.set', { patch: { trigger: ';', myName: 'Ana' } })
  forgetSettings()
  expect(await askUi('settings.get', {})).toMatchObject({ trigger: ';', myName: 'Ana', language: 'auto' })
})

test('A stored value that is not valid any more counts as its default, the others stay', async () => {
  await browser.storage.local.set({ settings: { trigger: '#', myName: 'Ana', unknown: 1 } })
  forgetSettings()
  expect(await readSettings()).toMatchObject({ trigger: '/', myName: 'Ana' })
  expect(await readSettings()).not.toHaveProperty('unknown')
})

test('Changes that come at once are all kept', async () => {
  const add = (hash: string) =>
    changeSettings(({ privateChats }) => ({ privateChats: [...privateChats, hash] }))
  await Promise.all(['a', 'b', 'c', 'd'].map(add))
  expect((await readSettings()).privateChats).toEqual(['a', 'b', 'c', 'd'])
})

test('A change that is not valid is refused and changes nothing', async () => {
  await expect(changeSettings(() => ({ sidebarWidth: 1 }))).rejects.toThrow(/sidebarWidth/)
  await changeSettings(() => ({ myName: 'Ana' }))
  expect(await readSettings()).toMatchObject({ sidebarWidth: 340, myName: 'Ana' })
})
