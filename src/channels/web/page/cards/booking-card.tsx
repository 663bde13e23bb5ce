import { CircleCheck, Printer } from 'lucide-react'
import type { BookingCard as Booking } from '../chat/protocol.ts'
import { formatFen, formatSpan } from '../texts/format.ts'
import { useLanguage } from '../texts/language.tsx'
import { CardFrame, Facts } from './card-frame.tsx'

/** A booking that was made, to keep and to print. */
export function BookingCard({ booking }: { booking: Booking }) {
  const { texts, zone } = useLanguage()
  return (
    <CardFrame title={texts.booking} note={<CircleCheck aria-hidden="true" className="size-5" />}>
      <p className="text-lg leading-snug font-semibold">{booking.serviceName}</p>
      <div className="mt-2">
        <Facts
          facts={[
            [
              texts.bookingRef,
              <span key="ref" className="font-mono select-all">
                {booking.ref}
              </span>,
            ],
            [texts.time, booking.start && formatSpan(booking.start, undefined, zone, texts)],
            [texts.worker, booking.workerName],
            [texts.address, booking.address],
            [
              texts.total,
              booking.totalFen !== undefined && booking.totalFen >= 0 ? formatFen(booking.totalFen) : undefined,
            ],
          ]}
        />
      </div>
      <button
        type="button"
        onClick={() => print()}
        className="-mb-2 -ml-2 flex min-h-11 items-center gap-1.5 rounded-lg px-2 text-sm font-medium text-brand print:hidden"
      >
        <Printer aria-hidden="true" className="size-4" />
        {texts.print}
      </button>
    </CardFrame>
  )
}
