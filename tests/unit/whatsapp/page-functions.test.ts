import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MODEL_FUNCTION, PAGE_FUNCTIONS } from '@/entrypoints/whatsapp-page/page-functions'

const folder = new URL('../../../entrypoints/whatsapp-page/', import.meta.url)
const sources = readdirSync(folder).map(
  (name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const,
)
const WRITES =
  /send|reply|forward|post|delete|remove|clear|archive|mark|mute|pin|block|set|update|create|logout/i

describe('what is called of the page', () => {
  it('is a closed list: reading, and opening a chat', () => {
    const called = Object.values(PAGE_FUNCTIONS).map((path) => path.filter((part) => part !== '').join('.'))
    expect(called.toSorted()).toEqual([
      'WAWebApiContact.getCurrentLid',
      'WAWebApiContact.getPhoneNumber',
      'WAWebChatCollection.ChatCollection.getActive',
      'WAWebChatCollection.ChatCollection.getModelsArray',
      'WAWebCmd.Cmd.openChatBottom',
      'WAWebUserPrefsMeUser.getMaybeMeLidUser',
      'WAWebUserPrefsMeUser.getMaybeMePnUser',
      'WAWebUserPrefsMeUser.getMeUser',
    ])
    expect(MODEL_FUNCTION).toBe('getModelsArray')
  })

  it('has no name that sends, marks or deletes', () => {
    const names = [...Object.values(PAGE_FUNCTIONS).map((path) => path[2]), MODEL_FUNCTION]
    expect(names.filter((name) => WRITES.test(name))).toEqual([])
    expect(names.filter((name) => !/^(get|open)[A-Z]/.test(name))).toEqual([])
  })

  it('is named nowhere else in the script of the page’s world', () => {
    const naming = sources.filter(([, source]) => /['"`]WAWeb/.test(source)).map(([name]) => name)
    expect(naming).toEqual(['page-functions.ts'])
  })

  it('is only reached through the one caller that knows the list', () => {
    const reaching = sources.filter(([, source]) => /\brequire\b/.test(source)).map(([name]) => name)
    expect(reaching).toEqual(['call-page.ts'])
  })

  it('never comes with a key press, a click or a request', () => {
    const acting =
      /KeyboardEvent|\.click\(|\.submit\(|requestSubmit|fetch\(|XMLHttpRequest|WebSocket|sendBeacon/
    expect(sources.filter(([, source]) => acting.test(source)).map(([name]) => name)).toEqual([])
  })
})
