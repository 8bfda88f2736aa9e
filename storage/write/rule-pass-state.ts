import type { Database } from '../database'
import { LIVE_CONTACTS } from '../count-keys'
import { noteChange } from './announce'
import type { Transaction } from './transaction'

// A pass over all contacts is kept in `meta`, so that whoever comes after a worker that died goes on with it.

const STATE = 'pass:state'

/** 'scores': scores too, not the rules alone. */
export type PassKind = 'rules' | 'scores'
/** `after`: the id of the last contact that was looked at. `asked` tells one pass from another that began anew. */
export type RulePass = { kind: PassKind; after: string; done: number; total: number; asked: number }

/** @returns the pass that is under way; undefined while none is. */
export async function readPass(db: Database): Promise<RulePass | undefined> {
  const row = await db.meta.get(STATE)
  if (!Array.isArray(row?.value)) return undefined
  const [kind = '', after = '', done, total, asked] = row.value
  return {
    kind: kind === 'scores' ? 'scores' : 'rules',
    after,
    done: Number(done),
    total: Number(total),
    asked: Number(asked),
  }
}

/** Writes how far a pass has come; undefined ends it. */
export async function writePass(tx: Transaction, pass: RulePass | undefined): Promise<void> {
  if (pass === undefined) await tx.db.meta.delete(STATE)
  else {
    const { kind, after, done, total, asked } = pass
    await tx.db.meta.put({ key: STATE, value: [kind, after, String(done), String(total), String(asked)] })
  }
  noteChange(tx.changes, 'meta', STATE)
}

/** Asks for a pass over all contacts; one that is under way begins anew, since it has passed some already. */
export async function askPass(tx: Transaction, kind: PassKind): Promise<void> {
  const old = await readPass(tx.db)
  const count = await tx.db.meta.get(LIVE_CONTACTS)
  await writePass(tx, {
    kind: old?.kind === 'scores' ? 'scores' : kind,
    after: '',
    done: 0,
    total: typeof count?.value === 'number' ? count.value : 0,
    asked: (old?.asked ?? 0) + 1,
  })
}
