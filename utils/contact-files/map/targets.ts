/** Where a column goes. 'custom': a field of its own; 'skip': nowhere. The parts of a name are only used without a whole one. */
export const TARGETS = [
  'name',
  'firstName',
  'middleName',
  'lastName',
  'phone',
  'email',
  'company',
  'role',
  'tags',
  'notes',
  'language',
  'timeZone',
  'source',
  'channel',
  'owner',
  'grade',
  'createdAt',
  'custom',
  'skip',
] as const
export type Target = (typeof TARGETS)[number]

/** `label`: what the field is called when its target is 'custom', or when a value has to move there. */
export type ColumnMapping = { target: Target; label: string }
