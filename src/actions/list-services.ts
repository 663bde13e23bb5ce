import { z } from 'zod'
import { serviceTiles, type ServiceTile } from '#business/catalogue/service-tiles.ts'
import type { BusinessContext } from '#business/context.ts'
import type { Action } from '#engine/action.ts'

/** Everything the company offers, as a choice. */
export const action: Action<Record<string, unknown>, { items: ServiceTile[] }, BusinessContext> = {
  description: 'The services that the company offers, with list prices.',
  effect: 'reads',
  input: z.record(z.string(), z.unknown()),
  run: (_input, { company, locale }) => Promise.resolve({ items: serviceTiles(company, locale) }),
}
