import { useMutation, useQueryClient } from '@tanstack/react-query'
import { formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { post } from '../../shell/request.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { useStaffNames } from '../cases/use-staff-names.ts'
import type { BulletinShown } from './bulletin-page.tsx'
import { bulletinTexts } from './texts.ts'

interface BulletinViewProps {
  bulletin: BulletinShown
  categories: readonly { id: string; zh: string; en: string }[]
  mayApprove: boolean
}

/** The bulletin of a month as customers read it, and the button that lets them. */
export function BulletinView({ bulletin, categories, mayApprove }: BulletinViewProps) {
  const texts = useTexts(bulletinTexts)
  const { locale, zone } = useLanguage()
  const { nameOf } = useStaffNames()
  const queries = useQueryClient()
  const confirm = useConfirm()
  const { month, content, publishedAt, approvedBy, draftedAt } = bulletin
  const publish = useMutation({
    mutationFn: () => post(`/bulletin/${month}/publish`),
    onSuccess: () => {
      toast(texts.published, { tone: 'good' })
      return queries.invalidateQueries({ queryKey: ['bulletin'] })
    },
  })
  const ask = async () => {
    if (await confirm({ title: texts.publishTitle(month), text: texts.publishText, action: texts.publish }))
      publish.mutate()
  }
  const category = (id: string) =>
    id === 'other' ? texts.other : (categories.find((one) => one.id === id)?.[locale] ?? id)
  return (
    <Section
      title={month}
      actions={
        publishedAt === null ? (
          mayApprove && (
            <Button look="primary" size="sm" busy={publish.isPending} onClick={() => void ask()}>
              {texts.publish}
            </Button>
          )
        ) : (
          <Badge tone="good">{texts.published}</Badge>
        )
      }
    >
      <div className="flex flex-col gap-3 text-sm">
        <p className="text-muted">
          {publishedAt === null
            ? texts.draftOf(formatMoment(draftedAt, zone, locale))
            : texts.publishedBy(nameOf(approvedBy ?? ''), formatMoment(publishedAt, zone, locale))}
        </p>
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {(
            [
              [texts.opened, String(content.opened)],
              [texts.closed, String(content.closed)],
              [
                texts.handling,
                content.handling === null
                  ? texts.tooFew
                  : texts.handlingValue(content.handling.mean.toFixed(1), content.handling.n),
              ],
            ] as const
          ).map(([label, value]) => (
            <div key={label}>
              <dt className="text-xs text-muted">{label}</dt>
              <dd className="font-semibold tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        {content.categories.length === 0 ? (
          <p className="text-muted">{texts.noCases}</p>
        ) : (
          <table className="w-full max-w-xl text-left">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th scope="col" className="py-1 font-medium">
                  {texts.category}
                </th>
                <th scope="col" className="py-1 text-right font-medium">
                  {texts.closed}
                </th>
                <th scope="col" className="py-1 text-right font-medium">
                  {texts.accepted}
                </th>
              </tr>
            </thead>
            <tbody>
              {content.categories.map((row) => (
                <tr key={row.category} className="border-b border-line last:border-0">
                  <td className="py-1">{category(row.category)}</td>
                  <td className="py-1 text-right tabular-nums">{row.closed}</td>
                  <td className="py-1 text-right tabular-nums">{row.accepted}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {content.improvements.length > 0 && (
          <div>
            <h3 className="text-xs font-semibold text-muted">{texts.improvements}</h3>
            <ul className="list-disc pl-5">
              {content.improvements.map(({ cause, action, done }) => (
                <li key={`${cause}/${action}`} className="wrap-anywhere">
                  {cause} → {action} <Badge tone={done ? 'good' : 'plain'}>{done ? texts.done : texts.underWay}</Badge>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Section>
  )
}
