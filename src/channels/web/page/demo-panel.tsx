import { FlaskConical } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { moveDemoVisit, readDemoBookings } from './chat/api.ts'
import type { DemoBooking } from './chat/protocol.ts'
import { formatSpan } from './texts/format.ts'
import { useLanguage } from './texts/language.tsx'

const etaAheadMs = 25 * 60_000
/** A worker arrives a little before the visit begins. */
const earlyMs = 5 * 60_000
const refreshMs = 4000

/** For demonstrations only: plays the worker, so that a visit's messages can be seen. */
export function DemoPanel({ token }: { token: string | undefined }) {
  const { texts, zone } = useLanguage()
  const [bookings, setBookings] = useState<readonly DemoBooking[]>([])
  const [open, setOpen] = useState(false)
  const [failure, setFailure] = useState('')

  const refresh = useCallback(async () => {
    if (token === undefined) return
    const result = await readDemoBookings(token)
    setFailure(result.kind === 'ok' ? '' : texts.demoFailed)
    if (result.kind === 'ok') setBookings(result.value)
  }, [token, texts])
  useEffect(() => {
    if (!open) return
    const timer = setInterval(() => void refresh(), refreshMs)
    return () => clearInterval(timer)
  }, [open, refresh])

  const move = async (ref: string, status: string) => {
    if (token === undefined) return
    // Who sets out long before the visit arrives for it, not now.
    const start = Date.parse(bookings.find((one) => one.ref === ref)?.start ?? '')
    const clock = new Date(Math.max(Date.now() + etaAheadMs, Number.isNaN(start) ? 0 : start - earlyMs))
    const eta = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(clock)
    const result = await moveDemoVisit(token, { ref, status, ...(status === 'on_the_way' && { eta }) })
    await refresh()
    if (result.kind !== 'ok') {
      setFailure(result.kind === 'refused' && result.status === 409 ? texts.demoNotNext : texts.demoFailed)
    }
  }

  return (
    <details
      onToggle={(event) => {
        setOpen(event.currentTarget.open)
        void refresh()
      }}
      className="border-b border-dashed border-warn-ink bg-warn px-4 text-sm text-warn-ink print:hidden"
    >
      <summary className="flex min-h-11 items-center gap-2 font-medium">
        <FlaskConical aria-hidden="true" className="size-4" />
        {texts.demo}
      </summary>
      <div className="max-h-60 overflow-y-auto pb-3">
        <p>{texts.demoNote}</p>
        {token === undefined && <p className="mt-2">{texts.demoNoSession}</p>}
        {token !== undefined && bookings.length === 0 && failure === '' && <p className="mt-2">{texts.demoEmpty}</p>}
        {failure !== '' && (
          <p role="alert" className="mt-2 font-medium">
            {failure}
          </p>
        )}
        <ul className="mt-2 grid gap-2">
          {bookings.map((booking) => (
            <li key={booking.ref}>
              <p>
                <span className="font-mono">{booking.ref}</span> {booking.serviceName}{' '}
                {booking.start !== undefined && formatSpan(booking.start, undefined, zone, texts)}
              </p>
              <div className="mt-1 flex flex-wrap gap-2">
                {Object.entries(texts.demoStatuses).map(([status, label]) => (
                  <button
                    key={status}
                    type="button"
                    aria-pressed={booking.status === status}
                    onClick={() => void move(booking.ref, status)}
                    className="min-h-11 rounded-full border border-warn-ink px-4 aria-pressed:bg-warn-ink aria-pressed:text-warn"
                  >
                    {label}
                  </button>
                ))}
              </div>
            </li>
          ))}
        </ul>
        <button type="button" onClick={() => void refresh()} className="mt-1 min-h-11 font-medium underline">
          {texts.demoRefresh}
        </button>
      </div>
    </details>
  )
}
