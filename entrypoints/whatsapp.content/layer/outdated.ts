import { createHost } from './host'
import { NoticeBar, NOTICE_STYLES } from './notice-bar'
import { BASE_STYLES } from './styles'
import { readPageFacts } from '../page/page-facts'
import type { Say } from '../strings'

/** The extension was updated or removed under the open page: all that is left to do is to say so, once. */
export function showOutdated(say: Say, now: () => number): void {
  const { host, root, mount } = createHost('outdated', BASE_STYLES + NOTICE_STYLES, now)
  const { theme, direction } = readPageFacts()
  root.dataset['theme'] = theme
  root.dir = direction
  new NoticeBar(root).show(
    say('page.outdated.text'),
    { label: say('page.outdated.reload'), onPress: () => location.reload() },
    { label: say('page.notice.dismiss'), onPress: () => host.remove() },
  )
  mount()
}
