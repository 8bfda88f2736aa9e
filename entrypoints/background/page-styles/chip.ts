/** What stands over the message box: the quiet chip, and the mark that tells who answers. */
export const CHIP_STYLES = `
.over {
  position: fixed; z-index: 2147483100; display: flex; flex-direction: column; align-items: flex-end; padding: 8px;
  pointer-events: none;
}
.chip { position: static; margin: 0; gap: 2px; padding: 4px; font-size: 13px; max-width: min(400px, 100%); pointer-events: auto }
.chip span { min-width: 0; padding-inline: 10px 6px }
.chip b, .chip small { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.chip b, .chip small, .chip button { unicode-bidi: plaintext }
.chip small { color: var(--soft) }
`
