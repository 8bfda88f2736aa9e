import { FirefoxDesk } from './support/firefox-desk'
import { watchMarks } from './support/mark-steps'
import { describeMarks } from './support/marks'

describeMarks('Firefox', 50, async () => {
  const desk = await FirefoxDesk.start()
  await desk.install()
  return {
    desk,
    watch: async (expected, byName) => {
      const inside = (await desk.findIn('marks', '.root')) as unknown as Node
      await desk.firefox.script(watchMarks, inside, expected, byName)
    },
  }
})
