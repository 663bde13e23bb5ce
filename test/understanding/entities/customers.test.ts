import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import { findEntities } from '#understanding/offline/entities/entities.ts'
import { buildServiceTable, type CatalogueService } from '#understanding/offline/entities/service.ts'
import { normalise } from '#understanding/offline/normalise.ts'
import { customers, type Named } from './customers.ts'

const catalogue = parse(readFileSync(new URL('../../../src/demo/catalogue.yaml', import.meta.url), 'utf8')) as {
  company: { city: string; districts: string[] }
  services: CatalogueService[]
}
const services = buildServiceTable(catalogue)

test.each(customers.map(([said, named, expecting]) => ({ said, named, expecting })))(
  '$said',
  ({ said, named, expecting }) => {
    const { text, signals } = normalise(said)
    const found = findEntities(text, {
      services,
      served: catalogue.company,
      signals,
      ...(expecting ? { expecting } : {}),
    })
    const wanted = found.services.filter((service) => !service.weak && !service.declined)
    const units = found.counts.filter((count) => count.kind === 'unit')
    const address = found.addresses.at(-1)
    const read: Named = {
      phone: found.phones.findLast((phone) => !phone.invalid && !phone.denied)?.value ?? null,
      order: found.orders.at(-1)?.value ?? null,
      address: address?.value ?? null,
      name: found.names.at(-1)?.value ?? null,
      worker: found.workers.findLast((worker) => !worker.declined)?.value ?? null,
      area: found.areas.at(-1)?.value ?? null,
      count:
        units.length > 0 ? units.reduce((sum, count) => sum + count.value, 0) : (found.counts.at(-1)?.value ?? null),
      rating: found.ratings.at(-1)?.value ?? null,
      services: wanted.map((service) => service.value),
      variants: wanted.flatMap((service) => service.variants ?? []),
    }
    if (address?.district && !address.outside) read.district = address.district
    if (address?.outside) read.outside = true
    expect(read).toMatchObject(named)
  },
)
