import { useId, type ComponentProps, type ReactNode } from 'react'

const box =
  'w-full rounded-lg border border-edge bg-surface px-3 text-ink placeholder:text-muted disabled:opacity-60 aria-invalid:border-danger'

interface FieldProps {
  label: string
  hint?: string | undefined
  error?: string | undefined
  /** The label is for screen readers only, where the place says enough. */
  bare?: boolean
  children: (attributes: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** A labelled control with its hint and what is wrong with its value. */
export function Field({ label, hint, error, bare = false, children }: FieldProps) {
  const id = useId()
  const about = error ?? hint
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={bare ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      {children({
        id,
        ...(about !== undefined && { 'aria-describedby': `${id}-about` }),
        ...(error !== undefined && { 'aria-invalid': true as const }),
      })}
      {about !== undefined && (
        <p
          id={`${id}-about`}
          role={error === undefined ? undefined : 'alert'}
          className={`text-xs ${error === undefined ? 'text-muted' : 'text-danger'}`}
        >
          {about}
        </p>
      )}
    </div>
  )
}

type Labelled = Pick<FieldProps, 'label' | 'hint' | 'error' | 'bare'>

export function TextField({
  label,
  hint,
  error,
  bare = false,
  className = '',
  ...rest
}: Labelled & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error} bare={bare}>
      {(attributes) => (
        <input {...attributes} {...rest} className={`${box} min-h-9 pointer-coarse:min-h-11 ${className}`} />
      )}
    </Field>
  )
}

export function TextArea({
  label,
  hint,
  error,
  bare = false,
  className = '',
  ...rest
}: Labelled & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error} bare={bare}>
      {(attributes) => <textarea rows={3} {...attributes} {...rest} className={`${box} py-2 ${className}`} />}
    </Field>
  )
}

interface SelectProps<Value extends string> extends Labelled, Omit<ComponentProps<'select'>, 'value' | 'onChange'> {
  value: Value
  onChange: (value: Value) => void
  options: readonly { value: Value; label: string; disabled?: boolean }[]
}

/** One of a few. The platform's own control, which phones and screen readers know best. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, hint, error, bare = false, value, onChange, options, className = '', ...rest } = props
  return (
    <Field label={label} hint={hint} error={error} bare={bare}>
      {(attributes) => (
        <select
          {...attributes}
          {...rest}
          value={value}
          onChange={(event) => onChange(event.target.value as Value)}
          className={`${box} min-h-9 pr-8 pointer-coarse:min-h-11 ${className}`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export function Checkbox({ label, ...rest }: { label: string } & Omit<ComponentProps<'input'>, 'type'>) {
  return (
    <label className="flex min-h-9 items-center gap-2 text-sm pointer-coarse:min-h-11">
      <input type="checkbox" {...rest} className="size-4 accent-brand pointer-coarse:size-5" />
      {label}
    </label>
  )
}
