import { ListTodo } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

/** The list alone, for the sidebar. */
export const loadTodayList = async () => (await import('./today-list')).TodayList

export const today = defineFeature({
  id: 'today',
  title: 'today.title',
  icon: ListTodo,
  route: { path: 'today', load: async () => (await import('./today-screen')).TodayScreen },
  settings: async () => (await import('./today-settings')).TodaySettings,
})
