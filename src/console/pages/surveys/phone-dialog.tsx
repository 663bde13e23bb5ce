import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { refusalText } from '../../shell/refusal-text.ts'
import { post } from '../../shell/request.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.tsx'
import { surveyTexts } from './texts.ts'

/** What a customer said on the phone about a visit. */
export function PhoneDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts(surveyTexts)
  const shell = useTexts(shellTexts)
  const queries = useQueryClient()
  const [ref, setRef] = useState('')
  const [score, setScore] = useState('5')
  const [text, setText] = useState('')
  const [recommend, setRecommend] = useState('')
  const enter = useMutation({
    mutationFn: () =>
      post<{ low: boolean }>('/surveys/phone', {
        ref: ref.trim(),
        score: Number(score),
        text: text.trim(),
        ...(recommend !== '' && { recommend: Number(recommend) }),
      }),
    meta: { quiet: true },
    onSuccess: ({ low }) => {
      toast(low ? texts.savedLow : texts.saved, { tone: 'good' })
      void queries.invalidateQueries({ queryKey: ['surveys'] })
      onClose()
    },
  })
  return (
    <Dialog open onClose={onClose} title={texts.enter} description={texts.enterAbout}>
      <Form
        onSend={() => enter.mutate()}
        submit={texts.save}
        busy={enter.isPending}
        disabled={ref.trim() === ''}
        onCancel={onClose}
      >
        <TextField
          autoFocus
          label={texts.ref}
          placeholder="GJ12345678"
          value={ref}
          onChange={(event) => setRef(event.target.value)}
          error={enter.error ? refusalText(enter.error, shell) : undefined}
        />
        <Select
          label={texts.score}
          value={score}
          onChange={setScore}
          options={texts.scores.map((label, i) => ({ value: String(i + 1), label })).toReversed()}
        />
        <TextArea label={texts.text} value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
        <Select
          label={texts.recommend}
          value={recommend}
          onChange={setRecommend}
          options={[
            { value: '', label: texts.noRecommend },
            ...Array.from({ length: 11 }, (_, i) => ({ value: String(10 - i), label: String(10 - i) })),
          ]}
        />
      </Form>
    </Dialog>
  )
}
