export const contactFiles = {} as const
