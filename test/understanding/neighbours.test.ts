import { describe, expect, it } from 'vitest'
import type { Row } from '#understanding/offline/features.ts'
import { neighboursOf, sharesNear } from '#understanding/offline/neighbours.ts'

const row = (...at: number[]): Row => ({ at: Uint32Array.from(at), value: new Float32Array(at.length).fill(1) })
const neighbours = (rows: Row[], targets: number[], worth = [1, 1]) => neighboursOf(rows, targets, { size: 10, worth })
const near = (asked: Row, known: ReturnType<typeof neighbours>) => [...sharesNear(asked, known, new Float64Array(2))]

describe('the nearest examples', () => {
  const known = neighbours([row(1, 2, 3), row(1, 2, 4), row(5, 6), row(7, 8)], [0, 0, 1, 1])

  it('say what those most like a text mean', () => {
    const [first, second] = near(row(1, 2, 9), known)
    expect(first).toBeGreaterThan(0.9)
    expect(first! + second!).toBeCloseTo(1)
    expect(near(row(5, 6, 9), known)[1]).toBeGreaterThan(0.9)
  })

  it('say nothing where none is near', () => {
    expect(near(row(9), known)).toEqual([0.5, 0.5])
    expect(near(row(), known)).toEqual([0.5, 0.5])
  })

  it('say the same whatever was asked before', () => {
    const before = near(row(1, 5), known)
    near(row(2, 3, 4), known)
    expect(near(row(1, 5), known)).toEqual(before)
  })

  it('count an example of a label as much as it is worth', () => {
    const even = neighbours([row(1, 2), row(1, 3)], [0, 1])
    const uneven = neighbours([row(1, 2), row(1, 3)], [0, 1], [1, 0.2])
    expect(near(row(1), uneven)[0]).toBeGreaterThan(near(row(1), even)[0]! + 0.2)
  })

  it('are not found by what nearly every example has', () => {
    const many = Array.from({ length: 300 }, () => row(1, 2))
    const crowd = neighbours([...many, row(1, 3)], [...many.map(() => 0), 1])
    expect(near(row(1), crowd)).toEqual([0.5, 0.5])
    expect(near(row(1, 3), crowd)[1]).toBeGreaterThan(0.9)
  })
})
