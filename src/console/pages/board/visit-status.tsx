import { useTexts } from '../../shell/language.tsx'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { boardTexts } from './texts.ts'

const tones: Record<string, Tone> = {
  held: 'warn',
  confirmed: 'brand',
  on_the_way: 'staff',
  arrived: 'staff',
  in_service: 'staff',
  done: 'good',
}

export function VisitStatus({ status }: { status: string }) {
  const texts = useTexts(boardTexts)
  return <Badge tone={tones[status] ?? 'plain'}>{texts.statuses[status] ?? status}</Badge>
}
