import type { Context } from '../context'

/** The old layouts had hardly any test ids. */
export function testId({ options }: Context, name: string): string | undefined {
  return options.legacy ? undefined : name
}
