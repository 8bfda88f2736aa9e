/** The quiet chip over the message box. */
export const CHIP_STYLES = `
.chip { inset-inline-start: auto; margin: 0; gap: 2px; padding: 4px; font-size: 13px }
.chip span { min-width: 0; padding-inline: 10px 6px }
.chip b, .chip small { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.chip b, .chip small, .chip button { unicode-bidi: plaintext }
.chip small { color: var(--soft) }
`
