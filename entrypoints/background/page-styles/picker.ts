/** The list, the preview and the form of the picker. */
export const PICKER_STYLES = `
.picker {
  position: fixed; z-index: 2147483000; display: flex; flex-direction: column; width: min(620px, calc(100vw - 16px));
  background: var(--bg); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow);
  overflow: hidden; max-height: 440px;
}
.picker > input { margin: 10px 10px 4px }
.picker :is(input, textarea, select) {
  font: inherit; color: inherit; background: var(--hover); border: 1px solid var(--line); border-radius: 8px;
  padding: 7px 10px; min-width: 0;
}
.body { display: flex; min-height: 0; flex: 1 1 auto }
.list { flex: 1 1 54%; min-width: 0; overflow-y: auto; overscroll-behavior: contain; padding: 6px; max-height: 330px }
.option {
  display: grid; grid-template-columns: 1fr auto; gap: 0 8px; padding: 7px 10px; border-radius: 8px; cursor: pointer;
}
.option[aria-selected=true] { background: var(--mark) }
.title, .excerpt { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.title { font-weight: 600 }
.shortcut { color: var(--accent); font-size: 12px; align-self: center; max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.excerpt { grid-column: 1 / -1; color: var(--soft); font-size: 13px }
.side {
  flex: 1 1 46%; min-width: 0; padding: 10px 14px; border-inline-start: 1px solid var(--line); overflow-y: auto;
  overscroll-behavior: contain; max-height: 330px;
}
.heading { margin: 0 0 6px; font-size: 12px; font-weight: 600; color: var(--soft) }
.preview { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext }
.pending { color: var(--soft) }
.files { margin: 10px 0 0; font-size: 12px; color: var(--soft); white-space: pre-line; overflow-wrap: anywhere; unicode-bidi: plaintext }
.files:empty { display: none }
mark { background: var(--mark); color: inherit; border-radius: 4px; box-shadow: inset 0 -2px var(--accent) }
.form { flex: 1 1 54%; min-width: 0; padding: 10px 14px; overflow-y: auto; max-height: 330px }
.form label { display: flex; flex-direction: column; gap: 3px; margin-bottom: 10px; font-size: 13px }
.form .toggle { flex-direction: row-reverse; justify-content: start; gap: 8px; align-items: center }
.form .list { max-height: 180px; margin-bottom: 10px; padding: 0 }
[aria-invalid=true] { border-color: var(--warn); outline-color: var(--warn) }
textarea { resize: vertical }
.buttons { display: flex; gap: 8px }
.heading, .message, .keys, .notice, .hint span { unicode-bidi: plaintext }
.message, .keys, .notice, .hint { margin: 0; padding: 8px 14px; font-size: 13px; color: var(--soft) }
.keys { border-top: 1px solid var(--line); font-size: 12px; padding-block: 6px }
.notice { color: var(--warn); font-weight: 600 }
.hint { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; border-bottom: 1px solid var(--line) }
.hint button { border: 1px solid var(--line); padding: 2px 12px; color: var(--accent); font-weight: 700 }
.live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0 }
@media (max-width: 620px) { .body { flex-direction: column } .side { border: 0; max-height: 140px } }
`
