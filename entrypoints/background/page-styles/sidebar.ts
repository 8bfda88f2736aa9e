/** The sidebar’s place on the page: a frame, or a narrow rail. */
export const SIDEBAR_STYLES = `
.panel { position: fixed; inset-block: 0; inset-inline-end: 0; z-index: 2147482000; background: var(--bg) }
.panel[data-layout=overlay] { box-shadow: var(--shadow) }
.panel[data-layout=rail] { width: 48px; border-inline-start: 1px solid var(--line) }
.panel[data-layout=push] { border-inline-start: 1px solid var(--line) }
iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: normal }
.rail { display: grid; place-items: center; width: 36px; height: 36px; margin: 10px 5px; padding: 0 }
/* The product's mark, as in components/ui/mark.tsx: two shapes of a 32 pixel square, with two lines of text on the first. */
.rail::before {
  content: ''; width: 32px; height: 32px; transform: scale(.75); forced-color-adjust: none;
  clip-path: path('M7.5 3H18v22h-4.6l-5.3 4.3A1.3 1.3 0 0 1 6 28.3v-3.5A5.6 5.6 0 0 1 2 19.5v-11A5.5 5.5 0 0 1 7.5 3ZM20.5 3h4A5.5 5.5 0 0 1 30 8.5v11a5.5 5.5 0 0 1-5.5 5.5h-4Z');
  background:
    linear-gradient(#fff 0 0) 6.3px 9.7px / 8.6px 2.6px no-repeat,
    linear-gradient(#fff 0 0) 6.3px 15.7px / 6.2px 2.6px no-repeat,
    linear-gradient(90deg, #4f52c9 19px, #9a9df0 0);
}
`
