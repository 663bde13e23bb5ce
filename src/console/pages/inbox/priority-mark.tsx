const tones = [
  'bg-danger text-on-danger',
  'bg-danger-soft text-danger',
  'bg-warn text-warn-ink',
  'bg-staff text-staff-ink',
]

/** How urgent a hand-off is: P1 is the gravest. */
export function PriorityMark({ priority }: { priority: number }) {
  return (
    <span
      className={`shrink-0 rounded px-1 text-[0.6875rem] leading-4.5 font-semibold ${tones[priority - 1] ?? 'bg-sunken text-muted'}`}
    >
      P{priority}
    </span>
  )
}
