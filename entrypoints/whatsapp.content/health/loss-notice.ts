import type { Capability } from '@/storage/schema/health'
import type { NoticeBar } from '../layer/notice-bar'
import type { Say } from '../strings'

type Told = Exclude<Capability, 'list'>

/** Says what was lost of the things a rep uses, until it comes back or is dismissed. The list alone is no such thing. */
export class LossNotice {
  readonly #bar: NoticeBar
  readonly #say: () => Say
  readonly #dismissed = new Set<Capability>()
  #shown: Told | undefined

  constructor(bar: NoticeBar, say: () => Say) {
    this.#bar = bar
    this.#say = say
  }

  update(lost: readonly Capability[]): void {
    for (const capability of this.#dismissed)
      if (!lost.includes(capability)) this.#dismissed.delete(capability)
    const next = lost.find((one): one is Told => one !== 'list' && !this.#dismissed.has(one))
    if (next === this.#shown) return
    if (this.#shown !== undefined) this.#bar.hide()
    this.#shown = next
    if (next === undefined) return
    const say = this.#say()
    const dismiss = () => {
      this.#dismissed.add(next)
      this.update(lost)
    }
    this.#bar.show(say(`page.notice.${next}`), { label: say('page.notice.dismiss'), onPress: dismiss })
  }
}
