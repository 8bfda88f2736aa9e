import type { FieldValues, RowOf, UserTable } from '../rows'

/** One thing to write. Fields are paths; null deletes one. */
export type Change = CreateChange | SetChange | RemoveChange

export type CreateChange = { [Table in UserTable]: { table: Table; create: RowOf<Table> } }[UserTable]
export type SetChange = { table: UserTable; id: string; set: FieldValues }
/** For rows without a trash of their own: aliases and message records. */
export type RemoveChange = { table: 'aliases' | 'messages'; id: string; remove: true }
