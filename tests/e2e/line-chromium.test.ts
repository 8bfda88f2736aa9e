import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChromiumProfile } from '../browsers/chromium'
import { ChromiumDesk } from './support/chromium-desk'
import { playTheLine } from './support/the-line'

const PROFILES: [ChromiumProfile, string][] = [
  ['normal', 'of a normal user'],
  ['default', 'with third-party cookies blocked'],
  ['no-site-data', 'with all site data blocked'],
]

describe.each(PROFILES)('the main job in Chromium, profile %s', (profile, what) => {
  let desk: ChromiumDesk

  beforeAll(async () => {
    desk = await ChromiumDesk.start({ profile, extensionLater: true })
  })
  afterAll(() => desk?.close())

  it(`goes from an open WhatsApp tab to a follow-up that is done, in a browser ${what}`, async () => {
    await playTheLine(desk)
    expect(await desk.wrongs()).toEqual([])
  })
})
