import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { MEDIA_CHUNK_BYTES } from '@/storage/schema/media'
import type { Reply, ReplyDraft, ReplyRow, ReplyVersion } from '@/storage/schema/reply'
import { AppError } from '@/utils/app-error'
import { fold } from '@/utils/text/fold'
import { type FakeDatabase, found, pageOf } from './fake-database'
import type { Handlers, Write } from './fake-handlers'
import { AT, newId } from './fake-state'

type Name = Extract<keyof UiCommands, `replies.${string}` | `media.${string}` | `products.${string}`>

export function fakeReplyHandlers(
  db: FakeDatabase,
  write: Write,
): Pick<Handlers, Name | Extract<keyof WorkspaceCommands, 'replies.export'>> {
  return { ...replies(db, write), ...files(db, write), ...products(db, write) }
}

function replies(db: FakeDatabase, write: Write) {
  const of = (id: string): Reply => found(db.state.replies.find((reply) => reply.id === id))
  const withFiles = (reply: Reply) => ({
    ...reply,
    files: db.state.media.filter(({ id }) => reply.media?.[id] === 1),
  })
  const edit = (id: string, change: (reply: Reply) => Reply) =>
    write(['replies'], () => {
      of(id)
      db.state.replies = db.state.replies.map((reply) => (reply.id === id ? change(reply) : reply))
    })
  const save = (draft: ReplyDraft): void => {
    const others = db.state.replies.filter(({ id }) => id !== draft.id)
    if (others.some(({ shortcut }) => shortcut === draft.shortcut)) throw new AppError('conflict')
    const old = db.state.replies.find(({ id }) => id === draft.id)
    if (old !== undefined) db.state.versions.unshift(versionOf(old))
    db.state.replies = [...others, { ...old, ...fromDraft(draft) }]
  }
  return {
    'replies.list': () => ({ version: '1', rows: db.state.replies.map((reply) => rowOf(db, reply)) }),
    'replies.get': ({ id }: { id: string }) => withFiles(of(id)),
    'replies.save': (draft: ReplyDraft) => write(['replies'], () => save(draft)),
    'replies.duplicate': ({ id, newId: copyId }: { id: string; newId: string }) => {
      const shortcut = `${of(id).shortcut}-2`
      const written = write(['replies'], () => {
        db.state.replies.push({ ...structuredClone(of(id)), id: copyId, shortcut })
      })
      return { ...written, shortcut }
    },
    'replies.archive': ({ id, on }: { id: string; on: boolean }) =>
      edit(id, (reply) => {
        const { archivedAt: _, ...offered } = reply
        return on ? { ...reply, archivedAt: AT } : offered
      }),
    'replies.remove': ({ id }: { id: string }) =>
      write(['replies'], () => {
        of(id)
        db.state.replies = db.state.replies.filter((reply) => reply.id !== id)
      }),
    'replies.versions': ({ id }: { id: string }) => db.state.versions.filter(({ replyId }) => replyId === id),
    'replies.addMany': ({ drafts }: { drafts: ReplyDraft[] }) => {
      const changed = drafts.filter(({ id }) => db.state.replies.some((reply) => reply.id === id)).length
      const written = write(['replies'], () => {
        const ids = new Set(drafts.map(({ id }) => id))
        const others = db.state.replies.filter(({ id }) => !ids.has(id))
        db.state.replies = [...others, ...drafts.map(fromDraft)]
      })
      return { ...written, added: drafts.length - changed, changed, skipped: 0 }
    },
    'replies.addStarters': ({ drafts }: { drafts: ReplyDraft[] }) =>
      write(['replies'], () => void db.state.replies.push(...drafts.map(fromDraft))),
    'replies.render': (input: Parameters<FakeDatabase['render']>[0]) => db.render(input),
    'replies.inserted': () => undefined,
    'replies.statistics': () => db.state.statistics,
    'replies.reviewed': ({ id }: { id: string }) => edit(id, (reply) => ({ ...reply, reviewedAt: AT })),
    'replies.export': (page: { cursor?: string | undefined; limit: number }) =>
      pageOf(db.state.replies.map(withFiles), page),
  }
}

function files(db: FakeDatabase, write: Write) {
  const owned = (replyId: string | undefined, change: (ids: Record<string, 1>) => void): void => {
    const reply = found(db.state.replies.find(({ id }) => id === replyId))
    change((reply.media ??= {}))
  }
  return {
    'media.put': ({ mediaId, index, base64 }: { mediaId: string; index: number; base64: string }) => {
      db.state.chunks[`${mediaId}|${index}`] = base64
    },
    'media.add': ({ replyId, productId, ...file }: Parameters<Handlers['media.add']>[0]) =>
      write(['media', 'replies', 'products'], () => {
        for (let index = 0; index * MEDIA_CHUNK_BYTES < file.size; index++) {
          if (db.state.chunks[`${file.id}|${index}`] === undefined) throw new AppError('bad-request')
        }
        const product = db.state.products.find(({ id }) => id === productId)
        if (product === undefined) owned(replyId, (ids) => (ids[file.id] = 1))
        else product.pictureId = file.id
        db.state.media.push(file)
      }),
    'media.remove': ({ id, replyId, productId }: Parameters<Handlers['media.remove']>[0]) =>
      write(['media', 'replies', 'products'], () => {
        const product = db.state.products.find((one) => one.id === productId)
        if (product === undefined) owned(replyId, (ids) => delete ids[id])
        else delete product.pictureId
      }),
    'media.chunk': ({ mediaId, index }: { mediaId: string; index: number }) => ({
      base64: found(db.state.chunks[`${mediaId}|${index}`]),
    }),
  }
}

function products(db: FakeDatabase, write: Write) {
  return {
    'products.list': () =>
      db.state.products.map((product) => {
        const picture = db.state.media.find(({ id }) => id === product.pictureId)
        return picture === undefined ? product : { ...product, picture }
      }),
    'products.choices': ({ search }: { search: string }) =>
      db.state.products
        .filter(({ name }) => fold(name).includes(fold(search)))
        .slice(0, 10)
        .map(({ id, name, stock }) => ({ id, name, ...(stock && { stock }) })),
    'products.save': (draft: Parameters<Handlers['products.save']>[0]) =>
      write(['products'], () => {
        const others = db.state.products.filter(({ id }) => id !== draft.id)
        const old = db.state.products.find(({ id }) => id === draft.id)
        db.state.products = [...others, { ...old, ...draft, createdAt: AT, updatedAt: AT }]
      }),
    'products.remove': ({ id }: { id: string }) =>
      write(['products'], () => {
        db.state.products = db.state.products.filter((product) => product.id !== id)
      }),
    'products.addMany': ({ drafts }: Parameters<Handlers['products.addMany']>[0]) => {
      const written = write(['products'], () => {
        db.state.products.push(...drafts.map((draft) => ({ ...draft, createdAt: AT, updatedAt: AT })))
      })
      return { ...written, added: drafts.length, changed: 0, skipped: 0 }
    },
  }
}

function rowOf(db: FakeDatabase, reply: Reply): ReplyRow {
  const { id, shortcut, title, body, labels, folder, language, variants = {}, media = {}, archivedAt } = reply
  const use = db.state.uses[id]
  const languages = [...(language === undefined ? [] : [language]), ...Object.keys(variants)]
  return {
    id,
    shortcut,
    title,
    labels: Object.keys(labels),
    excerpt: body.slice(0, 80),
    uses: use?.uses ?? 0,
    ...(use && { lastUsedAt: use.lastUsedAt }),
    ...(folder !== undefined && { folder }),
    ...(languages.length > 0 && { languages }),
    ...(Object.keys(media).length > 0 && { hasMedia: true as const }),
    ...(archivedAt !== undefined && { isArchived: true as const }),
  }
}

function fromDraft({ labels, isArchived, ...draft }: ReplyDraft): Reply {
  return {
    ...draft,
    labels: Object.fromEntries(labels.map((label) => [label, 1 as const])),
    ...(isArchived === true && { archivedAt: AT }),
    createdAt: AT,
    updatedAt: AT,
  }
}

function versionOf({ id, labels, shortcut, title, body, folder, language, variants }: Reply): ReplyVersion {
  const content = {
    shortcut,
    title,
    body,
    labels: Object.keys(labels),
    ...(folder !== undefined && { folder }),
    ...(language !== undefined && { language }),
    ...(variants !== undefined && { variants }),
  }
  return { id: newId(), replyId: id, at: AT, content }
}
