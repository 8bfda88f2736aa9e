import { describe, expect, it } from 'vitest'
import { PICKER_STYLES } from '@/entrypoints/whatsapp.content/picker/styles'
import { compactStyles } from '@/scripts/lib/slim'

describe('styles in the build', () => {
  it('lose their layout and keep their meaning', () => {
    const styles = `
.a > input { margin: 10px 10px 4px;
  width: min(620px, calc(100vw - 16px)); }
.a .b:not([hidden]) { inset-inline: 0 auto }
@media (max-width: 620px) { .a { top: 0 } }
`
    expect(compactStyles(styles).trim()).toBe(
      '.a>input{margin:10px 10px 4px;width:min(620px,calc(100vw - 16px))}' +
        '.a .b:not([hidden]){inset-inline:0 auto}@media (max-width:620px){.a{top:0}}',
    )
  })

  it('hold as many rules as before', () => {
    const rules = (css: string) => css.split('{').length
    expect(rules(compactStyles(PICKER_STYLES))).toBe(rules(PICKER_STYLES))
  })
})
