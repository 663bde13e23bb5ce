import { useTexts } from '../../shell/language.tsx'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { caseTexts } from './texts.ts'

const severityTones: Record<string, Tone> = { S1: 'danger', S2: 'warn', S3: 'plain', S4: 'plain' }
const statusTones: Record<string, Tone> = {
  open: 'brand',
  reopened: 'warn',
  waiting_customer: 'plain',
  proposed: 'staff',
  decided: 'good',
  closed: 'plain',
}

export function SeverityBadge({ severity }: { severity: string }) {
  const texts = useTexts(caseTexts)
  return <Badge tone={severityTones[severity] ?? 'plain'}>{texts.severities[severity] ?? severity}</Badge>
}

export function StatusBadge({ status }: { status: string }) {
  const texts = useTexts(caseTexts)
  return <Badge tone={statusTones[status] ?? 'plain'}>{texts.statuses[status] ?? status}</Badge>
}
