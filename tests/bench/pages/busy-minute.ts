import type { BenchTarget } from '../browser/bench-target'

export type MinuteSize = { switches: number; incoming: number; scrolled: number }

/** What happens on a busy rep's screen in a minute. */
export const BUSY_MINUTE: MinuteSize = { switches: 20, incoming: 300, scrolled: 2_000 }
export const SHORT_MINUTE: MinuteSize = { switches: 6, incoming: 60, scrolled: 400 }

/**
 * Plays a minute on the practice page: switches between chats, messages that come in (every tenth in the open chat), and
 * scrolling up through messages. It takes less than a minute, since nothing is gained by waiting: what is counted is the
 * work that each action causes, and each has animation frames of its own, so that none is spared by being done together
 * with the next. The same actions happen in the same order each time.
 */
export async function playMinute(page: BenchTarget, size: MinuteSize): Promise<void> {
  await page.evaluate(async ({ switches, incoming, scrolled }) => {
    const { practice } = window
    const frames = async (count: number): Promise<void> => {
      for (let left = count; left > 0; left--) await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    const chats = practice.chats().filter(({ kind }) => kind !== 'self')
    const chatAt = (at: number): string => chats[at % chats.length]?.id ?? ''
    for (let at = 1; at <= switches; at++) {
      await practice.open(chatAt(at * 7))
      await frames(20)
    }
    await practice.open('grace')
    for (let at = 0; at < incoming; at++) {
      const chat = at % 10 === 0 ? 'grace' : chatAt(at * 3)
      await practice.receive(chat, { text: `Is number ${at} still available, and when could it be here?` })
      await frames(1)
    }
    await practice.open('longChat')
    await frames(20)
    const list = document.querySelector('#main .messages')
    if (list === null) throw new Error('The practice page shows no messages')
    const count = (): number => list.querySelectorAll('[data-id]').length
    for (let step = 0; count() < scrolled; step++) {
      if (step > 4_000) throw new Error(`Only ${count()} messages came in sight`)
      list.scrollTop = Math.max(0, list.scrollTop - 700)
      await frames(1)
    }
    await frames(30)
  }, size)
}
