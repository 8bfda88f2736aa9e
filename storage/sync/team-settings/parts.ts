import * as z from 'zod/mini'
import { idOf } from '@/utils/ids'
import type { FieldValues } from '../../rows'
import { customFieldSchema } from '../../schema/custom-field'
import { stageSchema } from '../../schema/deal'
import {
  cadenceSchema,
  holidaySchema,
  MOST_LISTED,
  type Settings,
  settingsSchema,
} from '../../schema/settings'
import { TEAM_PARTS, type TeamPart, type TeamSetting } from '../../schema/team-setting'
import { fromFlat } from './flat'
import type { Item } from './items'

type Rows = readonly TeamSetting[]
type List = { key: string; element: z.ZodMiniType; isRanked: boolean }

/** Settings that are lists, by what their elements are known again. Holidays stand in the order of their days. */
const LISTS: Partial<Record<TeamPart, List>> = {
  stages: { key: 'id', element: stageSchema, isRanked: true },
  customFields: { key: 'id', element: customFieldSchema, isRanked: true },
  cadences: { key: 'id', element: cadenceSchema, isRanked: true },
  holidays: { key: 'date', element: holidaySchema, isRanked: false },
}
/** There are always stages, also when two people have taken out too many at once. */
const DEFAULTS = settingsSchema.parse({})
/** A list within an element that is there when it is empty. */
const EMPTY = { seasons: [] }

/** @returns the id of the row of a setting, or of an element of it: the same in every browser. */
export function settingId(part: TeamPart, key = ''): string {
  return idOf('teamSettings', part, key)
}

/** @returns whether a setting is a list, each of whose elements is a row. */
export function isList(part: TeamPart): boolean {
  return LISTS[part] !== undefined
}

/** @returns whether the elements of a list stand where somebody has put them. */
export function isRanked(part: TeamPart): boolean {
  return LISTS[part]?.isRanked === true
}

/** @returns the rows that a setting is made of, without their place: one for each element, or a single one. */
export function itemsOf(part: TeamPart, settings: Settings): Item<FieldValues>[] {
  const [value, list] = [settings[part], LISTS[part]]
  if (list === undefined)
    return [{ key: '', value: typeof value === 'string' ? { code: value } : { ...value } }]
  return (value as readonly FieldValues[]).map((element) => {
    const { [list.key]: key, ...rest } = element
    return { key: String(key), value: rest }
  })
}

/** @returns the settings that rows say, of those that the team has. What is not valid is left out. */
export function partsOf(rows: Rows): Partial<Settings> {
  const live = rows.filter(({ deletedAt }) => deletedAt === undefined)
  const parts = TEAM_PARTS.flatMap((part) => {
    const own = live.filter((row) => row.part === part)
    const value = own.some(({ key }) => key === '') ? valueOf(part, own) : undefined
    return value === undefined ? [] : [[part, value] as const]
  })
  return Object.fromEntries(parts)
}

function valueOf(part: TeamPart, rows: Rows): unknown {
  const list = LISTS[part]
  const value = list === undefined ? singleOf(rows) : elementsOf(list, rows)
  const parsed = z.safeParse<z.ZodMiniType>(settingsSchema.shape[part], value)
  if (parsed.success) return parsed.data
  return part === 'stages' ? DEFAULTS.stages : undefined
}

function singleOf(rows: Rows): unknown {
  const value = fromFlat(rows.find(({ key }) => key === '')?.value ?? {})
  return Object.hasOwn(value, 'code') ? value['code'] : value
}

function elementsOf({ key: name, element }: List, rows: Rows): unknown[] {
  return rows
    .filter(({ key }) => key !== '')
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.key < b.key ? -1 : 1))
    .flatMap(({ key, value }) => {
      const parsed = z.safeParse(element, { ...EMPTY, ...fromFlat(value), [name]: key })
      return parsed.success ? [parsed.data] : []
    })
    .slice(0, MOST_LISTED)
}
