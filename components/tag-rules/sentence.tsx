import { type ComponentChildren, Fragment } from 'preact'

type SentenceProps = { text: string; parts: Readonly<Record<string, ComponentChildren>> }

/** A sentence of the catalogue with controls where its {names} stand, in the order of the language. */
export function Sentence({ text, parts }: SentenceProps) {
  return (
    <>
      {text.split(/(\{\w+\})/).map((piece, index) => {
        const name = /^\{(\w+)\}$/.exec(piece)?.[1]
        if (name !== undefined) return <Fragment key={index}>{parts[name]}</Fragment>
        return piece.trim() === '' ? null : <span key={index}>{piece.trim()}</span>
      })}
    </>
  )
}
