/** The name the account shows to others, as it stands in data-pre-plain-text. */
export const OWN_NAME = 'Karl'
