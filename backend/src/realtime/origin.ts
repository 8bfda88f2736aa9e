const EXTENSION = /^(chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f-]{36})$/

/** A page of the web must not open a line; what is no browser sends no origin. */
export function isAllowedOrigin(origin: string | undefined): boolean {
  return origin === undefined || EXTENSION.test(origin)
}
