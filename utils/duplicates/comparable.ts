/** What of a contact is compared. `texts`: note lines in which a number may stand. */
export type Comparable = {
  readonly kind?: 'person' | 'group' | 'self' | undefined
  readonly name: string
  /** E.164. */
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly company?: string | undefined
  readonly texts?: readonly string[] | undefined
}
