// As much of the rivals' types as the bench uses: their packages are only there once the bench has installed them.

declare module 'pouchdb' {
  export default class PouchDB {
    constructor(name: string)
    info(): Promise<{ doc_count: number }>
    static replicate(
      from: string,
      to: PouchDB,
      options: { batch_size: number },
    ): Promise<{ ok: boolean; docs_written: number }>
  }
}

declare module 'rxdb/plugins/core' {
  export type Collection = { count: () => { exec: () => Promise<number> } }
  export function createRxDatabase(options: { name: string; storage: unknown }): Promise<{
    addCollections: (collections: Record<string, { schema: object }>) => Promise<Record<string, Collection>>
  }>
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): unknown
}

declare module 'rxdb/plugins/replication' {
  import type { Collection } from 'rxdb/plugins/core'

  export function replicateRxCollection<Checkpoint>(options: {
    replicationIdentifier: string
    collection: Collection
    live: boolean
    pull: {
      batchSize: number
      handler: (
        last: Checkpoint | undefined,
        batchSize: number,
      ) => Promise<{ documents: object[]; checkpoint: Checkpoint }>
    }
  }): {
    awaitInitialReplication: () => Promise<void>
    error$: { subscribe: (on: (error: unknown) => void) => void }
  }
}
