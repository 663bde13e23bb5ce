import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { JSONParsed } from 'hono/utils/types'
import { useState } from 'react'
import type { Bulletin } from '#business/cases/bulletin.ts'
import { useTexts } from '../../shell/language.tsx'
import { get, post } from '../../shell/request.ts'
import { useRight } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.tsx'
import { BulletinView } from './bulletin-view.tsx'
import { bulletinTexts } from './texts.ts'

export type BulletinShown = JSONParsed<Bulletin>
interface Answer {
  bulletins: BulletinShown[]
  categories: { id: string; zh: string; en: string }[]
  /** This month, the last that can be drafted. */
  month: string
}

/** The monthly bulletins: drafted, looked at, and published by somebody who may. */
export default function BulletinPage() {
  const texts = useTexts(bulletinTexts)
  const query = useQuery({
    queryKey: ['bulletin'],
    queryFn: ({ signal }) => get<Answer>('/bulletin', undefined, signal),
  })
  return (
    <Page title={texts.title} about={texts.about}>
      <Loaded query={query}>{(data) => <Months {...data} />}</Loaded>
    </Page>
  )
}

function Months({ bulletins, categories, month: latest }: Answer) {
  const texts = useTexts(bulletinTexts)
  const queries = useQueryClient()
  const mayApprove = useRight('bulletin.approve')
  const [month, setMonth] = useState(latest)
  const draft = useMutation({
    mutationFn: () => post(`/bulletin/${month}/draft`),
    onSuccess: () => {
      toast(texts.drafted, { tone: 'good' })
      return queries.invalidateQueries({ queryKey: ['bulletin'] })
    },
  })
  const existing = bulletins.find((one) => one.month === month)
  return (
    <>
      {mayApprove && (
        <form
          className="flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            draft.mutate()
          }}
        >
          <div className="w-44">
            <TextField
              label={texts.month}
              type="month"
              max={latest}
              value={month}
              onChange={(event) => event.target.value !== '' && setMonth(event.target.value)}
            />
          </div>
          <Button type="submit" busy={draft.isPending} disabled={existing != null && existing.publishedAt !== null}>
            {existing ? texts.renew : texts.draft}
          </Button>
        </form>
      )}
      {bulletins.length === 0 ? (
        <EmptyState title={texts.none} text={texts.noneText} />
      ) : (
        bulletins.map((one) => (
          <BulletinView key={one.month} bulletin={one} categories={categories} mayApprove={mayApprove} />
        ))
      )}
    </>
  )
}
