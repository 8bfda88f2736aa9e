/** Colours and basics of what we draw on the page: the sidebar's own (components/ui/theme.css), so that both look as one. */
export const BASE_STYLES = `
:host { all: initial }
.root {
  --bg: #fff; --text: #12181c; --soft: #5a6469; --line: #e2e3e4; --hover: #f3f3f4; --mark: #eeeefb;
  --accent: #4649bd; --on-accent: #fff; --warn: #855300;
  --shadow: 0 6px 24px rgb(0 0 0 / .2);
  color: var(--text); color-scheme: light;
  font: 14px/1.4 system-ui, sans-serif;
}
.root[data-theme=dark] {
  --bg: #1c1d1d; --text: #f4f5f5; --soft: #a9b0b3; --line: #383a3a; --hover: #2a2c2c; --mark: #26284a;
  --accent: #b3b5ff; --on-accent: #16173f; --warn: #f1c277; --shadow: 0 6px 24px rgb(0 0 0 / .6);
  color-scheme: dark;
}
*, *::before { box-sizing: border-box }
button {
  font: inherit; color: inherit; background: none; border: 0; border-radius: 8px; padding: 6px 12px; cursor: pointer;
}
button:hover { background: var(--hover) }
button.main { background: var(--accent); color: var(--on-accent); font-weight: 600 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
[hidden] { display: none !important }
@media (prefers-reduced-motion: no-preference) { .rise { animation: rise .12s ease-out } }
@keyframes rise { from { opacity: 0; transform: translateY(6px) } }
`
