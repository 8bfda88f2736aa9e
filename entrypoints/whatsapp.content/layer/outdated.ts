import { createHost } from './host'
import { NoticeBar } from './notice-bar'
import { readPageFacts } from '../page/page-facts'
import type { Say } from '../strings'

/** The extension was updated or removed under the open page: all that is left to do is to say so, once. */
export function showOutdated(say: Say, styles: string, now: () => number): void {
  const { host, root, mount } = createHost('outdated', () => styles, now)
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
