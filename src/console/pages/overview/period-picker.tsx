import { useLocation } from 'wouter'
import { dayKey } from '../../shell/format.ts'
import { useLanguage, useTexts } from '../../shell/language.tsx'
import { useNow } from '../../shell/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Days, daysBefore } from './calls.ts'
import { overviewTexts } from './texts.ts'

/** Which days the figures are about; kept in the address, so that it can be passed on. */
export function PeriodPicker({ days }: { days: Days }) {
  const texts = useTexts(overviewTexts)
  const { zone } = useLanguage()
  const [, go] = useLocation()
  const today = dayKey(new Date(useNow(60_000)), zone)
  const show = ({ from, to }: Days) => go(`/overview?${new URLSearchParams({ from, to })}`, { replace: true })
  const presets = [1, 7, 30, 90].map((length) => ({
    length,
    label: length === 1 ? texts.today : texts.last(length),
    days: { from: daysBefore(today, length - 1), to: today },
  }))
  return (
    <div role="group" aria-label={texts.period} className="flex flex-wrap items-end gap-2">
      {presets.map((preset) => {
        const isShown = preset.days.from === days.from && preset.days.to === days.to
        return (
          <Button
            key={preset.length}
            look={isShown ? 'primary' : 'plain'}
            aria-pressed={isShown}
            onClick={() => show(preset.days)}
          >
            {preset.label}
          </Button>
        )
      })}
      <div className="grid w-full grid-cols-2 gap-2 sm:w-80">
        <TextField
          label={texts.from}
          type="date"
          max={days.to}
          value={days.from}
          onChange={(event) => event.target.value !== '' && show({ ...days, from: event.target.value })}
        />
        <TextField
          label={texts.to}
          type="date"
          min={days.from}
          value={days.to}
          onChange={(event) => event.target.value !== '' && show({ ...days, to: event.target.value })}
        />
      </div>
    </div>
  )
}
