/** How far long work is; `of` 0: nobody knows yet. */
export function Progress({ label, done, of }: { label: string; done: number; of: number }) {
  return (
    <div class="stack" role="status">
      <span>{label}</span>
      <progress class="contact-files-bar" aria-label={label} {...(of > 0 && { value: done, max: of })} />
    </div>
  )
}
