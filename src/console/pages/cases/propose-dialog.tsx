import { useState } from 'react'
import type { RungTerms } from '#business/cases/rungs.ts'
import { formatFen } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { refusalText } from '../../shell/refusal-text.ts'
import { shellTexts } from '../../texts/shell.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { type File, useCaseAct } from './calls.ts'
import { caseTexts } from './texts.ts'
import { fieldClock, wallClock } from './wall-clock.ts'

const hourMs = 3_600_000

/** A remedy from the ladder, with what one may promise said before it is promised. */
export function ProposeDialog({ file, onClose }: { file: File; onClose: () => void }) {
  const texts = useTexts(caseTexts)
  const shell = useTexts(shellTexts)
  const { zone } = useLanguage()
  const [rung, setRung] = useState<string>('apology')
  const [yuan, setYuan] = useState('')
  const [reworkBy, setReworkBy] = useState(() => fieldClock(Date.now() + 24 * hourMs, zone))
  const [assessedBy, setAssessedBy] = useState('')
  const [text, setText] = useState('')
  const propose = useCaseAct(file.case.number, 'propose')
  const terms = file.ladder.find((one) => one.rung === rung)
  if (!terms) return null
  const fixed = terms.amount && terms.amount.leastFen === terms.amount.mostFen ? terms.amount.leastFen : undefined
  const amountFen = terms.amount ? (fixed ?? fenOf(yuan)) : undefined
  const isBadAmount = terms.amount !== undefined && !fits(terms, amountFen)
  const alone = terms.aloneUpToFen !== undefined && (amountFen ?? 0) <= terms.aloneUpToFen

  const send = () =>
    propose.mutate(
      {
        rung,
        text: text.trim(),
        ...(amountFen !== undefined && { amountFen }),
        ...(terms.wantsDeadline && { reworkBy: wallClock(reworkBy, zone).toISOString() }),
        ...(terms.wantsAssessor && { assessedBy: assessedBy.trim() }),
      },
      { onSuccess: onClose },
    )
  return (
    <Dialog open onClose={onClose} title={texts.proposeTitle} description={texts.proposeAbout}>
      <Form
        onSend={() => send()}
        submit={alone ? texts.tell : texts.askApproval}
        busy={propose.isPending}
        disabled={
          text.trim() === '' ||
          isBadAmount ||
          (terms.wantsAssessor && assessedBy.trim() === '') ||
          (terms.wantsDeadline && reworkBy === '')
        }
        onCancel={onClose}
      >
        <Select
          label={texts.rung}
          value={rung}
          onChange={setRung}
          options={file.ladder.map((one) => ({
            value: one.rung,
            label: `${texts.rungs[one.rung] ?? one.rung}${one.barred ? `（${texts.barred}）` : ''}`,
            disabled: one.barred !== undefined,
          }))}
        />
        {terms.amount &&
          (fixed === undefined ? (
            <TextField
              label={texts.amount}
              inputMode="decimal"
              value={yuan}
              onChange={(event) => setYuan(event.target.value)}
              hint={
                terms.amount.mostFen === null
                  ? texts.amountFrom(formatFen(terms.amount.leastFen))
                  : texts.amountBetween(formatFen(terms.amount.leastFen), formatFen(terms.amount.mostFen))
              }
              error={yuan !== '' && isBadAmount ? texts.badAmount : undefined}
            />
          ) : (
            <p className="text-sm">
              {texts.amount}: <strong>{formatFen(fixed)}</strong>
            </p>
          ))}
        {terms.wantsDeadline && (
          <TextField
            label={texts.reworkBy}
            type="datetime-local"
            value={reworkBy}
            onChange={(event) => setReworkBy(event.target.value)}
          />
        )}
        {terms.wantsAssessor && (
          <TextField
            label={texts.assessedBy}
            hint={texts.assessedHint}
            value={assessedBy}
            onChange={(event) => setAssessedBy(event.target.value)}
          />
        )}
        <p className={`rounded-lg px-3 py-2 text-sm ${alone ? 'bg-good-soft text-good' : 'bg-warn text-warn-ink'}`}>
          <AuthorityText terms={terms} alone={alone} />
        </p>
        <TextArea
          label={texts.words}
          value={text}
          maxLength={2000}
          onChange={(event) => setText(event.target.value)}
          error={propose.error ? refusalText(propose.error, shell) : undefined}
        />
      </Form>
    </Dialog>
  )
}

function AuthorityText({ terms, alone }: { terms: RungTerms; alone: boolean }) {
  const texts = useTexts(caseTexts)
  if (terms.aloneUpToFen === undefined) return texts.aloneNo(texts.roles[terms.role] ?? terms.role)
  const most = terms.amount?.mostFen ?? 0
  if (terms.amount && terms.aloneUpToFen < most) return texts.aloneUpTo(formatFen(terms.aloneUpToFen))
  return alone ? texts.aloneYes : texts.aloneNo(texts.roles[terms.role] ?? terms.role)
}

/** Yuan as typed, in fen; undefined for what is no amount. */
function fenOf(yuan: string): number | undefined {
  const typed = yuan.normalize('NFKC').trim().replace(/^¥/, '').replaceAll(',', '')
  return /^\d{1,7}(?:\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : undefined
}

const fits = ({ amount }: RungTerms, fen: number | undefined): boolean =>
  fen !== undefined && amount !== undefined && fen >= amount.leastFen && fen <= (amount.mostFen ?? Infinity)
