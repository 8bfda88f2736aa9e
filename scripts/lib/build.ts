import { resolve } from 'node:path'
import { fail, root, run } from './run'

export const TARGETS = ['chrome', 'edge', 'firefox'] as const
export type Target = (typeof TARGETS)[number]

/** @returns the folder of the unpacked production build for `target`. */
export function outputDir(target: Target): string {
  return resolve(root, process.env['CHATSIDE_OUT'] ?? '.output', `${target}-mv3`)
}

/** Makes the production builds; ends the script with the builder's own words when one fails. */
export async function build(targets: readonly Target[]): Promise<void> {
  for (const target of targets) {
    const { code, output } = await run('wxt', ['build', '-b', target, '--mv3'], { quiet: true })
    if (code !== 0) fail(output)
  }
}
