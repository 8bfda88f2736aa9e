import { readFile } from 'node:fs/promises'
import { ChromiumDesk } from './support/chromium-desk'
import { describeMedia } from './support/media'

describeMedia('Chromium', async () => {
  const desk = await ChromiumDesk.start()
  return {
    desk,
    save: async (css, name) => {
      const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.clickIn('layer', css)])
      if (download.suggestedFilename() !== name) throw new Error(`Saved as ${download.suggestedFilename()}`)
      return readFile(await download.path())
    },
  }
})
