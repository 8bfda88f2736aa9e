import { catalogueOf } from '@/locales/static'
import { isNoticeDue, type Notice } from '@/storage/repositories/due-follow-ups'
import { browser } from '@/utils/browser'
import { followUpOfNotice } from '@/utils/follow-ups/notices'
import { type MessageParams, translateIn } from '@/utils/translation'
import { currentLanguage } from './language'

const ICON = '/icon/128.png'
const NAMES_IN_DIGEST = 4

type Text = (key: string, params?: MessageParams) => string
type Content = { title: string; message: string }

/**
 * Shows a notification, in place of one of the same id. Chrome gets two buttons and can be silent; Firefox refuses both,
 * so what it refuses is left out.
 */
export async function showNotice(notice: Notice, isQuiet: boolean): Promise<void> {
  const language = await currentLanguage()
  const text: Text = (key, params) => translateIn(language, catalogueOf(language), key, params)
  const basic = {
    type: 'basic' as const,
    iconUrl: browser.runtime.getURL(ICON),
    ...contentOf(notice, text, language),
  }
  const isSingle = notice.items.length === 1
  const buttons = isSingle
    ? { buttons: [{ title: text('notify.done') }, { title: text('notify.snooze') }] }
    : {}
  try {
    await browser.notifications.create(notice.id, { ...basic, ...buttons, silent: isQuiet })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    await browser.notifications.create(notice.id, basic)
  }
}

/** Takes back notifications of follow-ups that were done, removed or put off elsewhere. */
export async function withdrawStale(followUpIds: readonly string[] | 'all' | undefined): Promise<void> {
  const shown = Object.keys(await browser.notifications.getAll())
  for (const noticeId of shown) {
    const followUpId = followUpOfNotice(noticeId)
    if (followUpId === undefined || (followUpIds !== 'all' && followUpIds?.includes(followUpId) !== true))
      continue
    if (!(await isNoticeDue(followUpId, noticeId))) await browser.notifications.clear(noticeId)
  }
}

function contentOf({ items }: Notice, text: Text, language: string): Content {
  const [first] = items
  const names = items.map(({ name }) => (name === '' ? text('notify.noName') : name))
  if (items.length === 1) return { title: names[0] ?? '', message: first?.note ?? text('notify.due') }
  const shown = names.slice(0, NAMES_IN_DIGEST)
  const more = names.length - shown.length
  const list = more > 0 ? [...shown, text('notify.more', { count: more })] : shown
  return {
    title: text('notify.digest', { count: items.length }),
    message: new Intl.ListFormat(language).format(list),
  }
}
