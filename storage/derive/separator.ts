/** Between the parts of a key: below every character a name may hold. */
export const KEY_SEPARATOR = '\u0000'
