import { PROTOCOL } from '../../../storage/sync/wire.ts'
import { ApiError } from './api-error.ts'

/** @throws ApiError 'PROTOCOL' that names ours: by that the other side knows which of the two is to be updated. */
export function refuseOther(proto: number = PROTOCOL): void {
  if (proto !== PROTOCOL) throw new ApiError('PROTOCOL', `${PROTOCOL}`)
}
