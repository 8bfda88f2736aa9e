import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../../whatsapp-web/app/random'
import type { KnownChatKey } from '../../whatsapp-web/known-chats'
import { COMPOSER } from './chatside-chromium'
import type { ChromiumDesk } from './chromium-desk'
import type { ChromiumScreen } from './chromium-screen'
import * as deeds from './sidebar-deeds'

/** One attempt to insert: what it was for, and what the person was told. */
export interface Attempt {
  mark: string
  /** Id of the chat the page had open (picker), or the name the sidebar showed (sidebar). */
  intended: string
  by: 'sidebar' | 'picker'
  told: string[]
}

export interface Tally {
  switches: number
  notes: number
  attempts: Attempt[]
}

type Chats = readonly [KnownChatKey, ...KnownChatKey[]]

/** What is said of a note may come late, while one inserts already. */
const OF_A_NOTE = /^Note saved to/
const PREVIEW_MS = 800
const TELL_MS = 10_000

/** A hasty rep: begins notes and replies while the chats keep changing, at moments that a seed decides. */
export class SwitchRun {
  readonly tally: Tally = { switches: 0, notes: 0, attempts: [] }
  readonly #desk: ChromiumDesk
  readonly #random: Random
  readonly #chats: Chats
  #beside: ChromiumScreen | undefined
  #attempt = 0

  constructor(desk: ChromiumDesk, random: Random, chats: Chats) {
    this.#desk = desk
    this.#random = random
    this.#chats = chats
  }

  /** Goes on until the page has switched so often. */
  async until(switches: number): Promise<Tally> {
    this.#beside = await this.#desk.beside()
    while (this.tally.switches < switches) {
      await this.#switch(1)
      const deed = this.#random.pick(['note', 'sidebar', 'picker'])
      if (deed === 'note') await this.#note()
      else if (deed === 'sidebar') await this.#insertFromSidebar()
      else await this.#insertFromPicker()
    }
    return this.tally
  }

  get #sidebar(): ChromiumScreen {
    if (this.#beside === undefined) throw new Error('The run has not begun')
    return this.#beside
  }

  /** Lets the page switch so many times, after moments of its own choosing. */
  async #switch(times: number): Promise<void> {
    const plan = Array.from({ length: times }, () => ({
      key: this.#random.pick(this.#chats),
      afterMs: this.#random.between(0, 70),
    }))
    this.tally.switches += times
    await this.#desk.page.evaluate(async (steps) => {
      for (const { key, afterMs } of steps) {
        await new Promise((resolve) => setTimeout(resolve, afterMs))
        await window.practice.open(key)
      }
    }, plan)
  }

  async #note(): Promise<void> {
    await this.#breathe()
    const mark = `note ${(this.#attempt += 1)} for`
    const name = await this.#sidebar.evaluate(deeds.writeNote, mark)
    const switching = this.#switch(this.#random.between(0, 3))
    await this.#breathe()
    await this.#sidebar.evaluate(deeds.saveNote)
    if (name !== undefined) this.tally.notes += 1
    await switching
  }

  async #insertFromSidebar(): Promise<void> {
    const { shortcut, mark } = this.#nextReply()
    await this.#sidebar.evaluate(deeds.dismissToasts)
    const isPreviewed = async (): Promise<boolean> => {
      await this.#sidebar.evaluate(deeds.searchReply, shortcut)
      return this.#sidebar.evaluate(deeds.isPreviewed, mark)
    }
    if (!(await this.#comesTrue(isPreviewed))) return
    const switching = this.#switch(this.#random.between(0, 3))
    await this.#breathe()
    const intended = await this.#sidebar.evaluate(deeds.insertReply, mark)
    await switching
    if (intended === undefined) return
    const told = async (): Promise<string[]> =>
      (await this.#sidebar.evaluate(deeds.toastTexts)).filter((text) => !OF_A_NOTE.test(text))
    await this.#comesTrue(async () => (await told()).length > 0, TELL_MS)
    this.tally.attempts.push({ mark, intended, by: 'sidebar', told: await told() })
  }

  async #insertFromPicker(): Promise<void> {
    const { page } = this.#desk
    const { shortcut, mark } = this.#nextReply()
    await page.locator(COMPOSER).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(` /${shortcut}`)
    const intended = await page.evaluate(
      (typed) =>
        window.practice.composerText()?.endsWith(typed) ? window.practice.openChat()?.id : undefined,
      `/${shortcut}`,
    )
    const previewed = async () =>
      (await this.#desk.layerTexts('.preview')).some((text) => text.includes(mark))
    if (intended === undefined || !(await this.#comesTrue(previewed))) return
    const switching = this.#switch(this.#random.between(0, 3))
    await this.#breathe()
    // Enter would send the draft if the picker were gone already, as a person's own Enter does.
    await page.keyboard.press('Tab')
    await switching
    this.tally.attempts.push({ mark, intended, by: 'picker', told: [] })
  }

  #nextReply(): { shortcut: string; mark: string } {
    const number = String((this.#attempt += 1)).padStart(3, '0')
    return { shortcut: `r${number}`, mark: `⟦${number}⟧` }
  }

  /** A moment of a length that no code may rely on. */
  #breathe(): Promise<void> {
    return pause(this.#random.between(0, 60))
  }

  async #comesTrue(condition: () => Promise<boolean>, withinMs = PREVIEW_MS): Promise<boolean> {
    const deadline = performance.now() + withinMs
    while (!(await condition())) {
      if (performance.now() > deadline) return false
      await pause(20)
    }
    return true
  }
}
