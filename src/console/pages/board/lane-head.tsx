import { useLanguage, useTexts } from '../../shell/language.tsx'
import { Badge } from '../../ui/badge.tsx'
import type { Lane } from './calls.ts'
import { boardTexts } from './texts.ts'

/** Whose lane it is, and what speaks against sending him. */
export function LaneHead({ worker }: { worker: Lane['worker'] }) {
  const texts = useTexts(boardTexts)
  const { locale } = useLanguage()
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-1 text-sm font-semibold">
        {worker.title[locale]}
        {worker.code !== 'green' && (
          <Badge tone={worker.code === 'red' ? 'danger' : 'warn'}>{texts.codes[worker.code] ?? worker.code}</Badge>
        )}
        {worker.off.length > 0 ? (
          <Badge tone="warn">{texts.away}</Badge>
        ) : (
          worker.shifts.length === 0 && <Badge>{texts.offDuty}</Badge>
        )}
      </p>
      <p className="truncate text-xs text-muted" title={worker.districts.join('、')}>
        {worker.districts.join('、')}
      </p>
    </div>
  )
}
