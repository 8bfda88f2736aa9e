import type { InputOf, OutputOf, TableName } from '../../../storage/protocol/command'
import type { UiCommands } from '../../../storage/protocol/ui'
import type { PracticeParams } from '../../whatsapp-web/url'

/** What a thing on the screen is called: exactly so, or matching. */
export type Name = string | RegExp

export type Key = 'Enter' | 'Escape' | 'Tab' | 'ArrowDown' | 'ArrowUp' | 'Control+Enter'

/** One document of Chatside, used as a person does: by the names of what is on it. */
export interface Screen {
  /** Clicks the button, link, menu item or option of that name. */
  click(name: Name): Promise<void>
  /** Types into the field of that name, in place of what it holds. */
  fill(field: string, text: string): Promise<void>
  /** Presses a key where the focus is. */
  press(key: Key): Promise<void>
  /** Waits until the text can be read. */
  sees(text: Name): Promise<void>
  /** Waits until the text can no longer be read. */
  seesNo(text: Name): Promise<void>
  /** Runs in the document; sent as text, it sees only its arguments (JSON). */
  evaluate<A extends readonly unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>>
}

/** A rep's browser with WhatsApp and Chatside in it. Both browsers have one, so that one story runs in either. */
export interface Desk {
  /** Whether an installation reaches the tabs that are already open, without a reload. */
  readonly joinsOpenTabs: boolean
  /** Opens WhatsApp in a tab of its own and waits until it is drawn. */
  load(params?: PracticeParams): Promise<unknown>
  /** Reloads the WhatsApp tab. */
  reload(): Promise<void>
  /** Installs Chatside beside what is already open. */
  install(): Promise<void>
  /** The open tab of Chatside that shows the route, such as '#/welcome'; waits for it. */
  ownTab(route: string): Promise<Screen>
  /** Opens a tab of Chatside, or shows another route in the one that is open. */
  openOwn(route: string): Promise<Screen>
  /** The sidebar beside the chat, paired and drawn. */
  beside(): Promise<Screen>
  /** Runs in WhatsApp's own page. */
  inPage<A extends readonly unknown[], R>(
    run: (...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<Awaited<R>>
  /** Types into the message box, key by key. */
  typeMessage(text: string): Promise<void>
  /** Presses a key in WhatsApp's page. */
  pressInPage(key: Key): Promise<void>
  /** The texts of what matches inside the layer over WhatsApp's page: the picker and the notices. */
  layerTexts(css: string): Promise<string[]>
  /** Asks the background as one of Chatside's own pages does. */
  ask<Command extends keyof UiCommands>(
    name: Command,
    input: InputOf<UiCommands[Command]>,
  ): Promise<OutputOf<UiCommands[Command]>>
  /** Asks the same with each of the inputs, in no order. */
  askEach<Command extends keyof UiCommands>(
    name: Command,
    inputs: readonly InputOf<UiCommands[Command]>[],
  ): Promise<void>
  /** All rows of a table as they are stored. */
  rows<Row>(table: TableName): Promise<Row[]>
  /** The ids of the notifications that are shown. */
  notices(): Promise<string[]>
  /** Does what a click on the notification does. */
  clickNotice(noticeId: string): Promise<void>
  /** What must never happen and did; empty after every test. */
  wrongs(): Promise<string[]>
  close(): Promise<void>
}
