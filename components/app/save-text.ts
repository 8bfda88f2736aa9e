const RELEASE_MS = 60_000

/** Lets the browser save a text as a file where it keeps downloads. */
export function saveText(name: string, text: string, type: string): void {
  saveParts(name, [text], type)
}

/** The same for a text in pieces, which are not put together in memory. */
export function saveParts(name: string, parts: string[], type: string): void {
  saveBlob(name, new Blob(parts, { type: `${type};charset=utf-8` }))
}

/** The same for what is no text. */
export function saveBlob(name: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the file after the click; how long it takes to is nobody's to know.
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS)
}
