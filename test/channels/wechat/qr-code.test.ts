import { expect, test } from 'vitest'
import { qrCode } from '#channels/wechat/qr-code.ts'

/** Read back by another program from this picture. */
const picture = `
#######.#.###.#######
#.....#.....#.#.....#
#.###.#..####.#.###.#
#.###.#.#.#...#.###.#
#.###.#.#####.#.###.#
#.....#.#.#.#.#.....#
#######.#.#.#.#######
........###..........
#...#.###.#.######..#
..#.#..#..#.#...###..
.#.##.#.....######.#.
######...#####.......
.#.##.###.##...###.#.
........##..#.#.####.
#######.##.#.#####.#.
#.....#....##..#.....
#.###.#.#..#.#..##...
#.###.#...#....##.###
#.###.#..#....####...
#.....#.....##.......
#######.###.##...#..#`

test('a known text has its known picture', () => {
  const drawn = qrCode('https://w.cn')?.map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))
  expect(`\n${drawn?.join('\n')}`).toBe(picture)
})

test.each([
  [14, 21],
  [15, 25],
  [42, 29],
  [84, 37],
  [106, 41],
  [122, 45],
  [180, 53],
  [213, 57],
])('%i bytes fit into %i modules', (bytes, size) => {
  expect(qrCode('x'.repeat(bytes))).toHaveLength(size)
})

test('a text that is too long has none', () => expect(qrCode('x'.repeat(214))).toBeUndefined())
