import { useTexts } from '../../shell/language.tsx'
import { overviewTexts } from './texts.ts'

/** Says of a list that was cut that there is more. */
export function OnlyFirst({ shown, total }: { shown: number; total: number }) {
  const texts = useTexts(overviewTexts)
  return shown < total && <p className="mb-2 text-sm text-muted">{texts.onlyFirst(shown, total)}</p>
}
