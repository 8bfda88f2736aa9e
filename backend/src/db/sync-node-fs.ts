import { closeSync, fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type InitOf = NodeFS['init']
type Options = Parameters<InitOf>[1]
/** What Emscripten gives to code that runs before the program, of which its types know nothing. */
type Emscripten = {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } }
  FS: { ErrnoError: new (code: number) => Error; streams: ({ nfd?: number } | null | undefined)[] }
}

/** EIO in WASI: PostgreSQL stops at it, as it must when it does not know what has reached the disk. */
const INPUT_OUTPUT_ERROR = 29

/**
 * PGlite is started with `-F` (no fsync), its `fdatasync` does nothing, and its file system has no `fsync` at all
 * (2026-11, PGlite 0.5.16): what was committed would be lost with the machine's power. Here `fsync` reaches the disk;
 * `SYNC_PARAMS` makes PostgreSQL call it. It can go once a test that counts them passes without it.
 */
export class SyncNodeFs extends NodeFS {
  readonly #fsync: (fd: number) => void
  #files: Emscripten['FS'] | undefined

  constructor(folder: string, fsync: (fd: number) => void = fsyncSync) {
    super(folder)
    this.#fsync = fsync
  }

  override async init(...[pglite, options]: Parameters<InitOf>): ReturnType<InitOf> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const preRun: Options['preRun'] = [
      ...[emscriptenOpts.preRun ?? []].flat(),
      (module: unknown) => this.#addFsync(module as Emscripten),
    ]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }

  /** Closes all files as they are. Nothing is written any more. */
  letGo(): void {
    for (const stream of this.#files?.streams ?? []) {
      if (stream?.nfd !== undefined) closeSync(stream.nfd)
    }
    this.#files = undefined
  }

  #addFsync({ NODEFS, FS }: Emscripten): void {
    this.#files = FS
    NODEFS.stream_ops.fsync = ({ nfd }) => {
      try {
        this.#fsync(nfd)
        return 0
      } catch {
        // It is PostgreSQL that tells, and stops.
        throw new FS.ErrnoError(INPUT_OUTPUT_ERROR)
      }
    }
  }
}
