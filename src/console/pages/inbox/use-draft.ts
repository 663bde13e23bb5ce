import { useState } from 'react'
import { remember, remembered } from '../../shell/remembered.ts'

export type DraftKind = 'reply' | 'note'

/** A text that is not sent yet, kept by conversation in this browser. Use it under a key of the conversation. */
export function useDraft(conversation: string, kind: DraftKind): [string, (text: string) => void] {
  const key = `draft.${kind}.${conversation}`
  const [text, setText] = useState(() => remembered(key) ?? '')
  const change = (next: string) => {
    remember(key, next === '' ? null : next)
    setText(next)
  }
  return [text, change]
}
