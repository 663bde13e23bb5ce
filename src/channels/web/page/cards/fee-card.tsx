import type { FeeCard as Fee } from '../chat/protocol.ts'
import { formatFen } from '../texts/format.ts'
import { useLanguage } from '../texts/language.tsx'
import { CardFrame, Facts } from './card-frame.tsx'

/** What a change or a cancellation would cost, and by which rule, before the customer decides. */
export function FeeCard({ fee }: { fee: Fee }) {
  const { texts } = useLanguage()
  return (
    <CardFrame title={texts.fee} note={<span className="font-mono text-xs">{fee.ref}</span>}>
      <p className="mb-2 text-2xl font-bold text-brand tabular-nums">
        {fee.feeFen > 0 ? formatFen(fee.feeFen) : texts.noFee}
      </p>
      <Facts facts={[[texts.clause, fee.clause]]} />
    </CardFrame>
  )
}
