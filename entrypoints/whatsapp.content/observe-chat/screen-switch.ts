import type { View } from './view'

type Seen = { view: View; ids: ReadonlySet<string>; isAmbiguous: boolean }

/**
 * Tells switches between chats that bear the same name when there is nothing but the screen: the conversation was drawn
 * anew, none of its messages is left, or (where two are known to bear that name) another row is marked. Taking a long
 * scroll for a switch only makes a prepared insertion ask again.
 */
export class ScreenSwitch {
  #seen: Seen | undefined

  hasSwitched(now: Seen): boolean {
    const before = this.#seen
    this.#seen = now.ids.size > 0 || !before ? now : { ...now, ids: before.ids }
    if (!before) return false
    const isRedrawn = before.view.main !== now.view.main
    const noneLeft = before.ids.size > 0 && now.ids.size > 0 && ![...now.ids].some((id) => before.ids.has(id))
    const isOtherRow = now.isAmbiguous && before.view.selected !== now.view.selected
    return before.view.title !== now.view.title || isRedrawn || noneLeft || isOtherRow
  }

  forget(): void {
    this.#seen = undefined
  }
}
