import { expect, test } from 'vitest'
import { startProgram } from '../../support/program.ts'
import { staffAtWork } from '../../support/staff.ts'

const program = await startProgram()
const agent = await staffAtWork(program, 'agent')

test('everybody who works here can look up what is sold, by which rules, and who comes', async () => {
  const shown = await agent.get<{
    services: { id: string; priceFen: { typical: number } }[]
    workers: { title: { zh: string }; certificates: object[] }[]
    company: { name: { zh: string } }
  }>('/company')
  expect(shown.company.name).toEqual(program.company.name)
  expect(shown.services.map(({ id }) => id)).toEqual(program.company.services.map(({ id }) => id))
  expect(shown.workers.length).toBeGreaterThan(0)
  expect(shown.workers.some(({ certificates }) => certificates.length > 0)).toBe(true)
})
