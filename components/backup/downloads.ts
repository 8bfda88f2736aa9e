import { browser } from '@/utils/browser'
import { AppError } from '@/utils/app-error'

const PERMISSION = { permissions: ['downloads' as const] }
const FOLDER = 'Chatside'
/** Longer than any browser takes to read a file it was given. */
const RELEASE_MS = 600_000

/** @returns whether files can be saved without a question. */
export function mayDownload(): Promise<boolean> {
  return browser.permissions.contains(PERMISSION)
}

/** Asks for it; to be called by a click. @returns whether it was given. */
export function askToDownload(): Promise<boolean> {
  return browser.permissions.request(PERMISSION)
}

/** Gives it back. */
export async function stopDownloading(): Promise<void> {
  await browser.permissions.remove(PERMISSION)
}

/**
 * Saves a file among the downloads, in a folder of our own, and waits until all of it is there.
 * @throws AppError 'storage-full' when the disk is, else 'internal' with the browser's reason.
 */
export async function saveToDownloads(name: string, file: Blob): Promise<void> {
  const url = URL.createObjectURL(file)
  try {
    const id = await browser.downloads.download({ url, filename: `${FOLDER}/${name}`, saveAs: false })
    await untilComplete(id)
    const [saved] = await browser.downloads.search({ id })
    if (saved?.exists !== true || saved.fileSize !== file.size)
      throw new AppError('internal', 'download incomplete')
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Hands a file to the browser, which does not tell what became of it. */
export function offerDownload(name: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS)
}

function untilComplete(id: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      const [now] = await browser.downloads.search({ id })
      if (now?.state !== 'complete' && now?.state !== 'interrupted') return
      browser.downloads.onChanged.removeListener(onChanged)
      if (now.state === 'complete') resolve()
      else
        reject(
          new AppError(now.error === 'FILE_NO_SPACE' ? 'storage-full' : 'internal', `download ${now.error}`),
        )
    }
    const onChanged = (delta: { id: number }): void => {
      if (delta.id === id) look().catch(reject)
    }
    browser.downloads.onChanged.addListener(onChanged)
    // A small file may be there already.
    look().catch(reject)
  })
}
