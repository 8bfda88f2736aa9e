import * as z from 'zod/mini'

// Shared field shapes. Limits are generous: they keep out what no person types, not what a person may need.
export const id = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))
export const epochMs = z.int().check(z.minimum(0), z.maximum(8_640_000_000_000_000))
export const line = z.string().check(z.maxLength(300))
export const text = z.string().check(z.maxLength(20_000))
export const timeZone = z.string().check(z.maxLength(60))
export const languageTag = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/))
/** E.164: a plus sign and 5 to 15 digits. */
export const phone = z.string().check(z.regex(/^\+[1-9]\d{4,14}$/))
/** A set kept as one path per element, so that two devices can add to it at once. */
export const idSet = z.record(id, z.literal(1))
