import { afterEach, beforeEach, vi } from 'vitest'

/** Keeps what the page gives the browser to save, test by test. */
export function savedFiles(): {
  all: () => Promise<{ name: string; text: string }[]>
  /** The last one, as it may be chosen again. */
  last: () => File
} {
  let files: { name: string; blob: Blob }[] = []
  let last: Blob | undefined
  beforeEach(() => {
    files = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      last = blob as Blob
      return 'blob:saved'
    })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      if (last !== undefined && this.download !== '') files.push({ name: this.download, blob: last })
    })
  })
  afterEach(() => vi.restoreAllMocks())
  // A blob's text() leaves the mark of its encoding away.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return {
    last: () => {
      const { name, blob } = files.at(-1)!
      return new File([blob], name)
    },
    all: () =>
      Promise.all(
        files.map(async ({ name, blob }) => ({ name, text: decoder.decode(await blob.arrayBuffer()) })),
      ),
  }
}
