import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { root } from '../../../scripts/lib/run'

const ENTRY = fileURLToPath(new URL('in-page/main.ts', import.meta.url))

/** @returns a script that leaves the seed's functions in `benchSeed`, together with the extension's own storage code. */
export async function bundleSeed(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    // The profile's name is made of this text: comments and spaces do not make other rows.
    minify: true,
    format: 'iife',
    globalName: 'benchSeed',
    target: 'chrome120',

    alias: { '@': root },
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
