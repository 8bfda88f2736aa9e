import * as z from 'zod/mini'
import { GRADES } from './contact'
import { customFieldSchema } from './custom-field'
import { stageSchema } from './deal'
import { id, line } from './fields'
import { LANGUAGES } from './languages'
import { currency } from './product'
import { vaultSchema } from './stored-text'

export const TRIGGERS = ['/', '//', ';'] as const

/** Of any list: screens let add fewer, but several people of a team may add at once. */
export const MOST_LISTED = 400

const minuteOfDay = z.int().check(z.minimum(0), z.maximum(1439))

const workingHours = z.object({
  days: z.array(z.int().check(z.minimum(1), z.maximum(7))).check(z.maxLength(7)),
  from: minuteOfDay,
  to: minuteOfDay,
})

const minutes = z.int().check(z.minimum(1), z.maximum(60 * 24 * 60))
const hours = z.int().check(z.minimum(1), z.maximum(24 * 400))
/** `MM-DD`. */
const dayOfYear = z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))

/**
 * Within how long somebody answers what came in: in working time, and outside of it. Without `nightMinutes` the time only
 * runs while somebody is there.
 */
const serviceLevel = z.object({ minutes, nightMinutes: z.optional(minutes) })
export type ServiceLevel = z.infer<typeof serviceLevel>

const serviceLevels = z.object({ A: serviceLevel, B: serviceLevel, C: serviceLevel, other: serviceLevel })

const span = { idealHours: hours, maxHours: hours }
/** How often to be in touch with whom: yellow after the ideal, red after the most. A season has a span of its own. */
export const cadenceSchema = z.object({
  id,
  grade: z.optional(z.enum(GRADES)),
  tagId: z.optional(id),
  ...span,
  seasons: z.array(z.object({ from: dayOfYear, to: dayOfYear, ...span })).check(z.maxLength(12)),
})
export type Cadence = z.infer<typeof cadenceSchema>
const cadences = z.array(cadenceSchema).check(z.maxLength(MOST_LISTED))

export const holidaySchema = z.object({
  date: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)),
  name: line,
})
const holidays = z.array(holidaySchema).check(z.maxLength(MOST_LISTED))

const today = z.object({
  /** A customer who has not answered for so long has gone quiet. */
  quietAfterHours: hours,
  /** A conversation that rests for so long should have a next step. */
  noStepAfterHours: hours,
  /** Whatever rests for longer than this is no longer proposed. */
  forgetAfterDays: z.int().check(z.minimum(1), z.maximum(400)),
})

/** Where the grade of a customer's value changes. Orders are counted in months of 30 days, over the last 90 days. */
const grading = z.object({
  /** At least so many orders a month are an A, or a B. */
  ordersForA: z.int().check(z.minimum(1), z.maximum(1_000)),
  ordersForB: z.int().check(z.minimum(1), z.maximum(1_000)),
  /** A month's amount from which a customer is an A whatever the number of orders: in whole units of `currency`. */
  amount: z.number().check(z.minimum(0), z.maximum(1_000_000_000)),
})
export type Grading = z.infer<typeof grading>

const stages = z.array(stageSchema).check(z.minLength(2), z.maxLength(MOST_LISTED))
const customFields = z.array(customFieldSchema).check(z.maxLength(MOST_LISTED))

const sensitiveWords = z.array(line.check(z.minLength(1))).check(z.maxLength(500))

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
  myPhone: z._default(line, ''),
  myEmail: z._default(line, ''),
  myWebsite: z._default(line, ''),
  quietHours: z._default(z.object({ on: z.boolean(), from: minuteOfDay, to: minuteOfDay }), {
    on: false,
    from: 21 * 60,
    to: 8 * 60,
  }),
  /** When somebody is there to answer, in the time of this computer. ISO weekdays, 1 = Monday. */
  workingHours: z._default(workingHours, { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 18 * 60 }),
  holidays: z._default(holidays, []),
  serviceLevels: z._default(serviceLevels, {
    A: { minutes: 15, nightMinutes: 30 },
    B: { minutes: 120 },
    C: { minutes: 24 * 60 },
    other: { minutes: 120 },
  }),
  cadences: z._default(cadences, [
    { id: '00000000-0000-5000-8000-00000000000a', grade: 'A', idealHours: 72, maxHours: 120, seasons: [] },
    { id: '00000000-0000-5000-8000-00000000000b', grade: 'B', idealHours: 168, maxHours: 240, seasons: [] },
    { id: '00000000-0000-5000-8000-00000000000c', grade: 'C', idealHours: 720, maxHours: 1080, seasons: [] },
  ]),
  today: z._default(today, { quietAfterHours: 72, noStepAfterHours: 24, forgetAfterDays: 60 }),
  /** For amounts and prices: ISO 4217. */
  currency: z._default(currency, 'USD'),
  stages: z._default(stages, [
    { id: '00000000-0000-5000-8000-0000000000d1', key: 'delivered', kind: 'open' },
    { id: '00000000-0000-5000-8000-0000000000d2', key: 'read', kind: 'open' },
    { id: '00000000-0000-5000-8000-0000000000d3', key: 'replied', kind: 'open' },
    { id: '00000000-0000-5000-8000-0000000000d4', key: 'quoted', kind: 'open' },
    { id: '00000000-0000-5000-8000-0000000000d5', key: 'won', kind: 'won' },
    { id: '00000000-0000-5000-8000-0000000000d6', key: 'lost', kind: 'lost' },
  ]),
  customFields: z._default(customFields, []),
  grading: z._default(grading, { ordersForA: 3, ordersForB: 1, amount: 5_000 }),
  /** Whom a hot customer is proposed for; '' when there is nobody. */
  seniorOwner: z._default(line, ''),
  suggestions: z._default(z.boolean(), true),
  /** Whether tags and due follow-ups are marked on the rows of WhatsApp's chat list. */
  marks: z._default(z.boolean(), true),
  /** Whether the text of messages is kept: off until a person asks for it. */
  keepTexts: z._default(z.boolean(), false),
  /** A message with one of these is sealed. */
  sensitiveWords: z._default(sensitiveWords, []),
  /** Absent until a passphrase was set. */
  vault: z.optional(vaultSchema),
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
    myPhone: line,
    myEmail: line,
    myWebsite: line,
    quietHours: z.object({ on: z.boolean(), from: minuteOfDay, to: minuteOfDay }),
    workingHours,
    holidays,
    serviceLevels,
    cadences,
    today,
    currency,
    stages,
    customFields,
    grading,
    seniorOwner: line,
    suggestions: z.boolean(),
    marks: z.boolean(),
  }),
)
export type SettingsPatch = z.infer<typeof settingsPatchSchema>
/** Settings without what recognises private chats and without the wrapped key. */
export type VisibleSettings = Omit<Settings, 'privateChats' | 'privateAccounts' | 'privateSalt' | 'vault'>
