import type { Context } from '../context'
import { h, onClick } from '../dom/element'
import { icon } from '../dom/icon'

export interface FileStage {
  element: HTMLElement
  add: (files: File[]) => void
  names: () => string[]
  forget: () => void
}

/** The file that is looked at, large, and all of them as thumbnails. */
export function fileStage(context: Context): FileStage {
  const files: { file: File; url: string; thumb: HTMLElement }[] = []
  const name = h('div', { class: 'preview-name' })
  const large = h('div', { class: 'preview-picture' })
  const thumbs = h('div', { class: 'preview-thumbs', role: 'listbox' })
  const select = (index: number): void => {
    const chosen = files[index]
    if (chosen === undefined) return
    name.textContent = chosen.file.name
    large.replaceChildren(draw(context, chosen.file, chosen.url, true))
    for (const { thumb } of files) thumb.setAttribute('aria-selected', String(thumb === chosen.thumb))
  }
  const add = (more: File[]): void => {
    for (const file of more) {
      const url = URL.createObjectURL(file)
      const index = files.length
      const thumb = h('button', { role: 'option', 'aria-label': file.name }, draw(context, file, url, false))
      files.push({ file, url, thumb })
      thumbs.append(onClick(thumb, () => select(index)))
    }
    select(files.length - more.length)
  }
  return {
    element: h('div', { class: 'preview-stage' }, name, large, thumbs),
    add,
    names: () => files.map(({ file }) => file.name),
    forget: () => {
      for (const { url } of files) URL.revokeObjectURL(url)
    },
  }
}

function draw(context: Context, file: File, url: string, isLarge: boolean): HTMLElement {
  if (file.type.startsWith('image/')) return h('img', { src: url, alt: '' })
  if (file.type.startsWith('video/')) return h('video', { src: url, controls: isLarge })
  const kilobytes = `${Math.ceil(file.size / 1000)} kB`
  return h(
    'div',
    { class: 'preview-document' },
    h('span', { 'data-icon': 'document' }, icon('document')),
    isLarge && h('p', {}, `${context.texts.document} · ${kilobytes}`),
  )
}
