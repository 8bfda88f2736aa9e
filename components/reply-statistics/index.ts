import { ChartNoAxesColumn } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const replyStatistics = defineFeature({
  id: 'reply-statistics',
  title: 'statistics.title',
  icon: ChartNoAxesColumn,
  route: {
    path: 'reply-statistics',
    load: async () => (await import('./statistics-screen')).StatisticsScreen,
  },
})
