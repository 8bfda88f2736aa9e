import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'

/** Puts a text on the clipboard, also inside WhatsApp's page, where the modern way may be denied to a frame. */
export async function copyText(text: string): Promise<void> {
  const isCopied = (await writeClipboard(text)) || copyBySelection(text)
  showToast({ text: t(isCopied ? 'copy.done' : 'copy.failed'), tone: isCopied ? 'done' : 'error' })
}

async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false
    throw error
  }
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return isCopied
}
