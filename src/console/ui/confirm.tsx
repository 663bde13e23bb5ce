import { createContext, useCallback, useContext, useState, type ReactNode } from 'react'
import { useTexts } from '../shell/language.tsx'
import { shellTexts } from '../texts/shell.ts'
import { Button } from './button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'

interface Question {
  title: string
  text?: string
  /** What the button says that does it: a verb, not "OK". */
  action: string
  danger?: boolean
}

const ConfirmContext = createContext<((question: Question) => Promise<boolean>) | null>(null)

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const texts = useTexts(shellTexts)
  const [asked, setAsked] = useState<(Question & { answer(yes: boolean): void }) | null>(null)
  const ask = useCallback(
    (question: Question) =>
      new Promise<boolean>((resolve) => {
        setAsked({
          ...question,
          answer(yes) {
            setAsked(null)
            resolve(yes)
          },
        })
      }),
    [],
  )
  return (
    <ConfirmContext value={ask}>
      {children}
      {asked && (
        <Dialog open onClose={() => asked.answer(false)} title={asked.title} width="sm">
          {asked.text !== undefined && <p className="whitespace-pre-wrap text-muted">{asked.text}</p>}
          <DialogActions>
            <Button onClick={() => asked.answer(false)}>{texts.cancel}</Button>
            <Button autoFocus look={asked.danger === true ? 'danger' : 'primary'} onClick={() => asked.answer(true)}>
              {asked.action}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </ConfirmContext>
  )
}

/** Asks before something is done; resolves with whether it shall be. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const ask = useContext(ConfirmContext)
  if (!ask) throw new Error('useConfirm outside ConfirmProvider')
  return ask
}
