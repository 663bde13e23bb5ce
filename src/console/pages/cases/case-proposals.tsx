import { formatFen, formatMoment } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge, type Tone } from '../../ui/badge.tsx'
import type { File } from './calls.ts'
import { caseTexts } from './texts.ts'
import { useStaffNames } from './use-staff-names.ts'

const tones: Record<string, Tone> = {
  awaiting_approval: 'warn',
  told: 'staff',
  accepted: 'good',
  refused: 'danger',
  rejected: 'danger',
  replaced: 'plain',
}

/** Every remedy that was proposed, the newest first, and what became of it. */
export function CaseProposals({ file }: { file: File }) {
  const texts = useTexts(caseTexts)
  const { locale, zone } = useLanguage()
  const { nameOf } = useStaffNames()
  if (file.proposals.length === 0) return <p className="text-sm text-muted">{texts.noProposals}</p>
  return (
    <ul className="flex flex-col gap-3 text-sm">
      {file.proposals.map((proposal) => (
        <li key={proposal.id}>
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-medium">
              {texts.rungs[proposal.rung] ?? proposal.rung}
              {proposal.amountFen > 0 && ` ${formatFen(proposal.amountFen)}`}
            </span>
            <Badge tone={tones[proposal.status] ?? 'plain'}>
              {texts.proposalStatus[proposal.status] ?? proposal.status}
            </Badge>
          </p>
          <p className="wrap-anywhere">{proposal.text}</p>
          <p className="text-xs text-muted">
            {texts.by(nameOf(proposal.proposedBy))} · {formatMoment(proposal.at, zone, locale)}
            {proposal.reworkBy !== null &&
              ` · ${texts.reworkBy}${locale === 'zh' ? '：' : ': '}${formatMoment(proposal.reworkBy, zone, locale)}`}
            {proposal.assessedBy !== null &&
              ` · ${texts.assessedBy}${locale === 'zh' ? '：' : ': '}${proposal.assessedBy}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
