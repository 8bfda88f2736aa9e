import * as z from 'zod/mini'
import { line } from './fields'
import { currency } from './product'

export const LANGUAGES = ['en', 'ja'] as const
export const TRIGGERS = ['/', '//', ';'] as const

const minuteOfDay = z.int().check(z.minimum(0), z.maximum(1439))

const workingHours = z.object({
  days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.maxLength(7)),
  from: minuteOfDay,
  to: minuteOfDay,
})

export const settingsSchema = z.object({
  /** 'auto' follows the browser. */
  language: z._default(z.enum(['auto', ...LANGUAGES]), 'auto'),
  /** 'auto' follows WhatsApp beside a chat, the system elsewhere. */
  theme: z._default(z.enum(['auto', 'light', 'dark']), 'auto'),
  trigger: z._default(z.enum(TRIGGERS), '/'),
  /** Whether Ctrl+/ (Cmd+/ on a Mac) opens the picker anywhere in the chat. */
  pickerShortcut: z._default(z.boolean(), true),
  /** 'auto': a rail below 1400 px, pushed beside the chat above. */
  sidebar: z._default(z.enum(['auto', 'open', 'rail', 'hidden']), 'auto'),
  sidebarWidth: z._default(z.int().check(z.minimum(280), z.maximum(560)), 340),
  myName: z._default(line, ''),
  myCompany: z._default(line, ''),
  quietHours: z._default(z.object({ on: z.boolean(), from: minuteOfDay, to: minuteOfDay }), {
    on: false,
    from: 21 * 60,
    to: 8 * 60,
  }),
  /** When somebody is there to answer, in the time of this computer. ISO weekdays, 1 = Monday. */
  workingHours: z._default(workingHours, { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60 }),
  /** For amounts and prices: ISO 4217. */
  currency: z._default(currency, 'USD'),
  suggestions: z._default(z.boolean(), true),
  /** Salted hashes of chats that are never tracked: the list itself must not name them. */
  privateChats: z._default(z.array(line), []),
  privateAccounts: z._default(z.array(line), []),
  privateSalt: z._default(line, ''),
})

export type Settings = z.infer<typeof settingsSchema>
/** What a person may change from the settings screen. */
export const settingsPatchSchema = z.partial(
  z.object({
    language: z.enum(['auto', ...LANGUAGES]),
    theme: z.enum(['auto', 'light', 'dark']),
    trigger: z.enum(TRIGGERS),
    pickerShortcut: z.boolean(),
    sidebar: z.enum(['auto', 'open', 'rail', 'hidden']),
    sidebarWidth: z.int().check(z.minimum(280), z.maximum(560)),
    myName: line,
    myCompany: line,
    quietHours: z.object({ on: z.boolean(), from: minuteOfDay, to: minuteOfDay }),
    workingHours,
    currency,
    suggestions: z.boolean(),
  }),
)
export type SettingsPatch = z.infer<typeof settingsPatchSchema>
/** Settings without what recognises private chats. */
export type VisibleSettings = Omit<Settings, 'privateChats' | 'privateAccounts' | 'privateSalt'>
