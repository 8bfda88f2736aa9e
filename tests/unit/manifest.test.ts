import { describe, expect, it } from 'vitest'
import { manifestFor } from '../../scripts/manifest'

describe('the manifest', () => {
  it('asks Chrome for what promise P2 lists and nothing more', () => {
    expect(manifestFor('chrome')).toMatchSnapshot()
  })

  it('asks Firefox for the same and declares that no data is collected', () => {
    const { browser_specific_settings: gecko, ...firefox } = manifestFor('firefox')
    const { minimum_chrome_version: _, ...chrome } = manifestFor('chrome')
    expect(firefox).toEqual(chrome)
    expect(gecko?.gecko).toMatchObject({ data_collection_permissions: { required: ['none'] } })
  })
})
