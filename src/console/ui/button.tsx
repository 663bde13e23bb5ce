import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'

const looks = {
  primary: 'bg-brand text-on-brand hover:brightness-110',
  plain: 'border border-line bg-surface text-ink hover:bg-sunken',
  quiet: 'text-muted hover:bg-sunken hover:text-ink',
  danger: 'bg-danger text-on-danger hover:brightness-110',
}
const sizes = {
  md: 'min-h-9 px-3 text-sm pointer-coarse:min-h-11',
  sm: 'min-h-7 px-2 text-xs pointer-coarse:min-h-10',
}

export interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof looks
  size?: keyof typeof sizes
  /** What it started is under way: a second press does nothing. */
  busy?: boolean
}

/** A press. `primary` at most once in sight; `danger` for what cannot be undone. */
export function Button({ look = 'plain', size = 'md', busy = false, className = '', children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy}
      aria-busy={busy || undefined}
      className={`inline-flex shrink-0 items-center justify-center gap-1.5 rounded-lg font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-50 ${looks[look]} ${sizes[size]} ${className}`}
    >
      {busy && <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />}
      {children}
    </button>
  )
}
