import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { post, Refused } from '../../shell/request.ts'
import { personalDataTexts } from '../../texts/personal-data.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { CodeField } from '../login/code-field.tsx'

/** Whether the server wants a new code before it does this. */
export const wantsFreshCode = (error: Error): boolean => error instanceof Refused && error.code === 'fresh_code_wanted'

/** Gives a code once more, for what a borrowed session must not do. */
export function FreshCode({ onFresh, onCancel }: { onFresh: () => void; onCancel: () => void }) {
  const texts = useTexts(personalDataTexts)
  const [code, setCode] = useState('')
  const give = useMutation({
    mutationFn: (digits: string) => post('/session/fresh', { code: digits }),
    onSuccess: onFresh,
    onError: () => setCode(''),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        give.mutate(code)
      }}
    >
      <CodeField value={code} onChange={setCode} onComplete={(digits) => give.mutate(digits)} />
      <DialogActions>
        <Button onClick={onCancel}>{texts.cancel}</Button>
        <Button type="submit" look="primary" disabled={code.length !== 6} busy={give.isPending}>
          {texts.confirm}
        </Button>
      </DialogActions>
    </form>
  )
}
