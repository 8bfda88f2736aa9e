import { expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { hasGoneBack } from '@/entrypoints/background/clock-watch'
import { tellTabsOfChanges } from '@/entrypoints/background/tab-changes'
import { connectTab } from '@/entrypoints/background/tabs'
import { writeTeamSession } from '@/storage/sync/team-session'
import { passTime, useFreshBackground } from '../helpers/background'

useFreshBackground()

test('A page is told at once what it shows, and once for many changes what its marks are made of', async () => {
  const told = vi.fn(async (_tab: number, message: { sources: string[] }) => message.sources)
  fakeBrowser.tabs.sendMessage = told as never
  await connectTab(7, 'document')
  await tellTabsOfChanges({ replies: ['1'], contacts: ['1'] })
  for (let at = 0; at < 50; at++) await tellTabsOfChanges({ contacts: [`${at}`], followUps: 'all' })
  await tellTabsOfChanges({ tags: ['1'], notes: ['1'], activity: ['1'] })
  expect(told.mock.calls.map(([, { sources }]) => sources)).toEqual([['replies']])
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), 10_000)
  expect(told.mock.calls[1]?.[1].sources.toSorted()).toEqual(['contacts', 'followUps', 'tags'])
  await tellTabsOfChanges({ followUps: ['1'] })
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(3), 10_000)
  expect(told.mock.calls[2]?.[1].sources).toEqual(['followUps'])
})

test('A page is greeted anew when there is a team, or none any more, and not for all that changes in it', async () => {
  const told = vi.fn(async (_tab: number, message: { sources: string[] }) => message.sources)
  fakeBrowser.tabs.sendMessage = told as never
  await connectTab(7, 'document')
  await tellTabsOfChanges({ team: 'all' })
  expect(told).not.toHaveBeenCalled()
  const user = { id: 'me', name: 'Me' }
  const ws = { id: 'ws', name: 'Team' }
  const device = { deviceId: 'd', deviceName: 'Laptop', key: 'key', joinedAt: 1 }
  await writeTeamSession({ url: 'https://team.example', token: 't', user, ws, role: 'rep', ...device })
  for (let at = 0; at < 3; at++) await tellTabsOfChanges({ team: 'all' })
  expect(told.mock.calls.map(([, { sources }]) => sources)).toEqual([['settings']])
  await writeTeamSession(undefined)
  for (let at = 0; at < 3; at++) await tellTabsOfChanges({ team: 'all' })
  expect(told).toHaveBeenCalledTimes(2)
})

test('A clock that was set back is noticed, one that was corrected is not', () => {
  hasGoneBack()
  passTime(60_000)
  expect(hasGoneBack()).toBe(false)
  passTime(-20_000)
  expect(hasGoneBack()).toBe(false)
  passTime(-3_600_000)
  expect(hasGoneBack()).toBe(true)
  expect(hasGoneBack()).toBe(false)
})
