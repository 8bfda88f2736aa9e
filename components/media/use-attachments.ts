import { useRef, useState } from 'preact/hooks'
import { showToast } from '@/components/ui/toast'
import { t } from '@/locales/t'
import type { MediaBrief } from '@/storage/schema/media'
import { showError } from '../app/errors'
import { write } from '../app/write'
import { type DropTarget, dropTargetFor } from './drop-target'
import { describeFile, refusalOf, uploadPieces } from './upload'

/** What a file belongs to: a reply has any number, a product one picture. */
export type MediaOwner = { replyId: string } | { productId: string }

/** A file on its way to its owner. `done` is the part that is stored, 0 to 1. */
export type Upload = { file: MediaBrief; bytes: File; done: number; hasFailed: boolean }

export type Attachments = {
  uploads: readonly Upload[]
  /** Files wait for an owner that is not saved yet. */
  isUnsaved: boolean
  add: (files: Iterable<File>) => void
  retry: (upload: Upload) => void
  drop: (upload: Upload) => void
  /** Adds what waited for the owner. @returns whether all of it is there. */
  commit: () => Promise<boolean>
  dropTarget: DropTarget
}

/**
 * Takes files for a reply or a product: stores their bytes at once, and adds them to it as soon as it is stored itself.
 * Of a product, which has one picture, the last one counts.
 */
export function useAttachments(owner: MediaOwner, isNew: boolean): Attachments {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const isPicture = 'productId' in owner
  const latest = useRef(uploads)
  latest.current = uploads
  const running = useRef(new Map<string, Promise<void>>())
  const patch = (id: string, change: Partial<Upload>): void =>
    setUploads((all) => all.map((one) => (one.file.id === id ? { ...one, ...change } : one)))
  const forget = (id: string): void => setUploads((all) => all.filter(({ file }) => file.id !== id))
  const addToOwner = async (file: MediaBrief): Promise<boolean> => {
    const done = t('replies.media.added', { name: file.name })
    const written = await write('media.add', { ...file, ...owner }, done)
    if (written !== undefined) forget(file.id)
    return written !== undefined
  }

  const upload = async ({ file, bytes }: Pick<Upload, 'file' | 'bytes'>): Promise<void> => {
    try {
      await uploadPieces(bytes, file.id, (done) => patch(file.id, { done }))
      if (!isNew && !(await addToOwner(file))) patch(file.id, { hasFailed: true })
    } catch (error) {
      patch(file.id, { hasFailed: true })
      showError(error)
    }
  }
  const start = (one: Pick<Upload, 'file' | 'bytes'>): void => {
    running.current.set(one.file.id, upload(one))
  }
  const take = async (bytes: File): Promise<void> => {
    const refusal = refusalText(bytes, isPicture)
    if (refusal !== undefined) {
      showToast({ text: refusal, tone: 'error' })
      return
    }
    const file = await describeFile(bytes)
    setUploads((all) => [...(isPicture ? [] : all), { file, bytes, done: 0, hasFailed: false }])
    start({ file, bytes })
  }
  const add = (files: Iterable<File>): void => {
    for (const file of files) void take(file)
  }
  const commit = async (): Promise<boolean> => {
    await Promise.all(running.current.values())
    const added: boolean[] = []
    for (const { file, hasFailed } of latest.current) added.push(!hasFailed && (await addToOwner(file)))
    return added.every(Boolean)
  }
  return {
    uploads,
    isUnsaved: isNew && uploads.length > 0,
    add,
    retry: (one) => {
      patch(one.file.id, { done: 0, hasFailed: false })
      start(one)
    },
    drop: ({ file }) => forget(file.id),
    commit,
    dropTarget: dropTargetFor(add),
  }
}

function refusalText(bytes: File, isPicture: boolean): string | undefined {
  const { name } = bytes
  if (isPicture && !bytes.type.startsWith('image/')) return t('media.noPicture', { name })
  const refusal = refusalOf(bytes)
  return refusal && t(`replies.media.${refusal}`, { name })
}
