import * as z from 'zod/mini'
import { MOST_MUTATIONS, type Mutation, mutationSchema, pushSchema } from '../../../storage/sync/wire.ts'
import { ApiError } from '../http/api-error.ts'

/** A push whose mutations are looked at one by one: a bad one must not keep back the others. */
export const pushEnvelopeSchema = z.extend(pushSchema, {
  muts: z.array(z.unknown()).check(z.minLength(1), z.maxLength(MOST_MUTATIONS)),
})
const numberedSchema = z.pick(mutationSchema, { n: true, mid: true })

/** `mutation` is undefined when it can be told apart from others and is otherwise not as it should be. */
export type Sent = { n: number; mid: string; mutation: Mutation | undefined }

/** @throws ApiError 'BAD_REQUEST' when one cannot even be told apart. */
export function readMutations(muts: readonly unknown[]): Sent[] {
  return muts.map((mut, at) => {
    const numbered = z.safeParse(numberedSchema, mut)
    if (!numbered.success) throw new ApiError('BAD_REQUEST', `muts.${at}`)
    const { n, mid } = numbered.data
    return { n, mid: mid.toLowerCase(), mutation: z.safeParse(mutationSchema, mut).data }
  })
}
