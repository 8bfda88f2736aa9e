import pg from 'pg'

/** Counters and sequence numbers stay far below 2^53; text would make each reader convert them. */
export const numbersAsNumbers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 && format !== 'binary' ? toNumber : pg.types.getTypeParser(oid, format),
}

function toNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is more than a number can hold.`)
  return number
}
