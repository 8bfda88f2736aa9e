import { closedRoot } from '../browsers/closed-root'
import { ChromiumDesk } from './support/chromium-desk'
import { watchMarks } from './support/mark-steps'
import { describeMarks } from './support/marks'

describeMarks('Chromium', 250, async () => {
  const desk = await ChromiumDesk.start()
  return {
    desk,
    watch: async (expected, byName) => {
      const root = await closedRoot(desk.page, '[data-chatside=marks]')
      await root.evaluate(watchMarks, expected, byName)
    },
  }
})
