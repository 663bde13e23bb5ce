import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '../../shell/language.tsx'
import { get, patch } from '../../shell/request.ts'
import { settingsTexts } from '../../texts/settings.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'

const key = ['own', 'shown-as']

/** The name under which customers are told of whoever has their chat. */
export function OwnShownAs() {
  const texts = useTexts(settingsTexts)
  const queries = useQueryClient()
  const [typed, setTyped] = useState<string>()
  const known = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get<{ shownAs: string | null }>('/session/shown-as', undefined, signal),
  }).data?.shownAs
  const change = useMutation({
    mutationFn: (shownAs: string) => patch('/session', { shownAs }),
    onSuccess: () => {
      toast(texts.saved, { tone: 'good' })
      return queries.invalidateQueries({ queryKey: key })
    },
  })
  const value = typed ?? known ?? ''
  return (
    <form
      className="mt-3 flex max-w-xs flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate(value.trim())
      }}
    >
      <TextField
        label={texts.shownAs}
        hint={texts.shownAsHint}
        maxLength={20}
        value={value}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button
        type="submit"
        size="sm"
        busy={change.isPending}
        disabled={value.trim() === (known ?? '')}
        className="self-start"
      >
        {texts.save}
      </Button>
    </form>
  )
}
