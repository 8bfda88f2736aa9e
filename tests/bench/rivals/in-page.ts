import PouchDB from 'pouchdb'
import { createRxDatabase } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'

export type Replicated = { documents: number; ms: number }
type Checkpoint = { after: number }

/** All documents from the PouchDB server into PouchDB here, with the storage it takes in a browser by itself. */
export async function pouch(batchSize: number): Promise<Replicated> {
  const startedAt = performance.now()
  const here = new PouchDB('docs')
  await PouchDB.replicate(`${location.origin}/db/docs`, here, { batch_size: batchSize })
  const ms = performance.now() - startedAt
  return { documents: (await here.info()).doc_count, ms }
}

/** All documents by RxDB's replication over HTTP, into its storage over Dexie. */
export async function rx(batchSize: number): Promise<Replicated> {
  const startedAt = performance.now()
  const database = await createRxDatabase({ name: 'rxdocs', storage: getRxStorageDexie() })
  const { docs } = await database.addCollections({ docs: { schema } })
  if (docs === undefined) throw new Error('RxDB made no collection')
  const replication = replicateRxCollection<Checkpoint>({
    replicationIdentifier: 'down',
    collection: docs,
    live: false,
    pull: {
      batchSize,
      handler: async (last, limit) => {
        const response = await fetch(`/rx?after=${last?.after ?? 0}&limit=${limit}`)
        return (await response.json()) as { documents: object[]; checkpoint: Checkpoint }
      },
    },
  })
  const failed = new Promise<never>((_, reject) => {
    replication.error$.subscribe((error) => reject(new Error(String(error))))
  })
  await Promise.race([replication.awaitInitialReplication(), failed])
  const ms = performance.now() - startedAt
  return { documents: await docs.count().exec(), ms }
}

const schema = {
  version: 0,
  primaryKey: 'key',
  type: 'object',
  properties: {
    key: { type: 'string', maxLength: 140 },
    tbl: { type: 'string' },
    parent: { type: ['string', 'null'] },
    data: { type: 'object', additionalProperties: true },
  },
  required: ['key', 'tbl', 'data'],
}
