import './media-field.css'
import { Download, Paperclip, RotateCw, X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { MediaBrief } from '@/storage/schema/media'
import { showError } from '../app/errors'
import { write } from '../app/write'
import { mediaAdvice, mediaFacts } from './media-advice'
import { saveFile } from './save-file'
import { Thumbnail } from './thumbnail'
import type { Attachments, MediaOwner } from './use-attachments'

type MediaFieldProps = {
  label: string
  hint: string
  files: readonly MediaBrief[]
  attachments: Attachments
  owner: MediaOwner
  /** One file, which another one replaces: what the browser's dialog offers. */
  only?: string
}

/** The files that go with a reply or a product: chosen, dropped anywhere in the form around it, or pasted. */
export function MediaField({ label, hint, files, attachments, owner, only }: MediaFieldProps) {
  const { uploads } = attachments
  const isAdded = new Set(files.map(({ id }) => id))
  const pending = uploads.filter(({ file }) => !isAdded.has(file.id))
  return (
    <section class="media-field" aria-label={label}>
      <div class="row">
        <h2 class="field-label grow">{label}</h2>
        <FileButton only={only} onFiles={attachments.add} />
      </div>
      {files.length + pending.length === 0 && <p class="field-hint">{hint}</p>}
      <ul class="media-items">
        {files.map((file) => (
          <Item key={file.id} file={file}>
            <IconButton
              label={t('replies.saveFile', { name: file.name })}
              icon={Download}
              onClick={() => void saveFile(file).catch((error: unknown) => showError(error))}
            />
            <IconButton
              label={t('replies.media.remove', { name: file.name })}
              icon={X}
              onClick={() => remove(file, owner)}
            />
          </Item>
        ))}
        {pending.map((upload) => (
          <Item key={upload.file.id} file={upload.file} bytes={upload.bytes}>
            {upload.hasFailed && (
              <IconButton
                label={t('replies.media.retry', { name: upload.file.name })}
                icon={RotateCw}
                onClick={() => attachments.retry(upload)}
              />
            )}
            {upload.done < 1 && !upload.hasFailed && (
              <progress
                max={1}
                value={upload.done}
                aria-label={t('replies.media.storing', { name: upload.file.name })}
              />
            )}
            <IconButton
              label={t('replies.media.remove', { name: upload.file.name })}
              icon={X}
              onClick={() => attachments.drop(upload)}
            />
          </Item>
        ))}
      </ul>
    </section>
  )
}

type ItemProps = { file: MediaBrief; bytes?: Blob; children: ComponentChildren }

function Item({ file, bytes, children }: ItemProps) {
  const advice = mediaAdvice(file)
  return (
    <li class="media-item">
      <Thumbnail file={file} {...(bytes && { bytes })} />
      <span class="grow">
        <span class="media-name one-line" dir="auto" title={file.name}>
          {file.name}
        </span>
        <span class="media-facts">{mediaFacts(file)}</span>
        {advice !== undefined && <span class="media-advice">{advice}</span>}
      </span>
      {children}
    </li>
  )
}

type ButtonProps = { only: string | undefined; onFiles: (files: Iterable<File>) => void }

function FileButton({ only, onFiles }: ButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const label = t(only === undefined ? 'replies.media.choose' : 'media.choosePicture')
  return (
    <>
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        multiple={only === undefined}
        accept={only}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file can be chosen again.
          event.currentTarget.value = ''
        }}
      />
      <Button small icon={Paperclip} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}

function remove({ id, name }: MediaBrief, owner: MediaOwner): void {
  void write('media.remove', { id, ...owner }, t('replies.media.removed', { name }))
}
