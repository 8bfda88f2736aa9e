/** A field on which two contacts differ: `custom:<label>` for fields of one's own. Values as they are shown in a form. */
export type MergeField = {
  field: string
  keep?: string
  lose?: string
  /** What is proposed: the value of the one that stays, unless only the other has one. */
  proposed: 'keep' | 'lose'
}
