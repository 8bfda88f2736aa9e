import type { LucideIcon } from 'lucide-preact'
import type { ComponentType } from 'preact'
import type { MessageKey } from '@/locales/t'
import type { SyncedTable } from '@/storage/sync/synced-tables'

/** A screen of its own code: loaded when it is first opened. */
export type LazyScreen = () => Promise<ComponentType>

/** Something the command palette offers. */
export type FeatureCommand = {
  id: string
  title: MessageKey
  icon: LucideIcon
  /** Not offered to whoever may not change rows of this table. */
  changes?: SyncedTable
  run: () => void
}

export type Feature = {
  id: string
  title: MessageKey
  icon: LucideIcon
  /** The screen in the workspace; `isHidden` keeps it out of the navigation, where `within` is marked in its place. */
  route?: { path: string; load: LazyScreen; isHidden?: boolean; within?: string }
  /** Its screen does nothing but change rows of this table: who may not is not offered it. */
  changes?: SyncedTable
  /** What stands above the whole scroll of a customer when there is something to tell at once. */
  banner?: ComponentType
  /** The part of a customer's scroll. */
  panel?: ComponentType
  commands?: readonly FeatureCommand[]
  /** A line above every screen of the workspace, when there is something to tell. */
  bar?: LazyScreen
  /** Beside its name in the navigation, while something of it waits for the person. */
  mark?: LazyScreen
  /** A part of the settings screen. */
  settings?: LazyScreen
}

/** @returns `feature` itself; every feature is declared through this, in its index.ts. */
export function defineFeature(feature: Feature): Feature {
  return feature
}
