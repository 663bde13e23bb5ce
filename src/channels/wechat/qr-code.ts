/** Rows of modules, true for dark. */
export type QrCode = readonly (readonly boolean[])[]

type Grid = (boolean | undefined)[][]

// ISO/IEC 18004, error correction level M, versions 1 to 10.
const totalCodewords = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346]
const eccPerBlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5]
const lastAlignment = [0, 18, 22, 26, 30, 34, 38, 42, 46, 50]

/**
 * Draws a text as a QR code that any phone reads.
 * @returns nothing for a text of more than 213 bytes
 */
export function qrCode(text: string): QrCode | undefined {
  const bytes = Buffer.from(text, 'utf8')
  const version = totalCodewords.findIndex((_, i) => bytes.length <= dataCodewords(i + 1) - headerBytes(i + 1)) + 1
  if (version === 0) return undefined
  const bits = withEcc(dataBytes(bytes, version), version)
  const codes = Array.from({ length: 8 }, (_, mask) => draw(version, bits, mask))
  return codes.toSorted((a, b) => penalty(a) - penalty(b))[0]
}

const at = (list: readonly number[], version: number): number => list[version - 1] ?? 0
const dataCodewords = (version: number): number =>
  at(totalCodewords, version) - at(eccPerBlock, version) * at(blockCounts, version)
/** Mode and length take 12 bits, from version 10 on 20. */
const headerBytes = (version: number): number => (version < 10 ? 2 : 3)

function dataBytes(bytes: Buffer, version: number): number[] {
  const length = bytes.length.toString(2).padStart(version < 10 ? 8 : 16, '0')
  const body = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const bits = `0100${length}${body}0000`
  const data = (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2))
  for (let i = 0; data.length < dataCodewords(version); i++) data.push(i % 2 === 0 ? 0xec : 0x11)
  return data.slice(0, dataCodewords(version))
}

/** Splits the data into blocks, gives each its error correction and interleaves them. */
function withEcc(data: readonly number[], version: number): number[] {
  const count = at(blockCounts, version)
  const ecc = at(eccPerBlock, version)
  const short = Math.floor(data.length / count)
  const firstLong = count - (data.length % count)
  const divisor = generator(ecc)
  const blocks: number[][] = []
  for (let i = 0, from = 0; i < count; i++) {
    const length = short + (i >= firstLong ? 1 : 0)
    blocks.push(data.slice(from, from + length))
    from += length
  }
  const interleaved = (rows: readonly number[][], length: number): number[] =>
    Array.from({ length }, (_, i) => rows.flatMap((row) => row[i] ?? [])).flat()
  return [
    ...interleaved(blocks, short + 1),
    ...interleaved(
      blocks.map((block) => remainder(block, divisor)),
      ecc,
    ),
  ]
}

/** Multiplies in the field of 256 elements with the polynomial x^8 + x^4 + x^3 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> i) & 1) * a
  }
  return product
}

function generator(degree: number): number[] {
  let root = 1
  let polynomial = [1]
  for (let i = 0; i < degree; i++) {
    const next = [...polynomial, 0]
    for (const [j, coefficient] of polynomial.entries()) next[j + 1] = (next[j + 1] ?? 0) ^ times(coefficient, root)
    polynomial = next
    root = times(root, 2)
  }
  return polynomial.slice(1)
}

function remainder(data: readonly number[], divisor: readonly number[]): number[] {
  let result = divisor.map(() => 0)
  for (const byte of data) {
    const factor = byte ^ (result[0] ?? 0)
    result = [...result.slice(1), 0]
    for (const [i, coefficient] of divisor.entries()) result[i] = (result[i] ?? 0) ^ times(coefficient, factor)
  }
  return result
}

function draw(version: number, codewords: readonly number[], mask: number): QrCode {
  const size = version * 4 + 17
  const grid: Grid = Array.from({ length: size }, () => Array.from({ length: size }, () => undefined))
  const set = (x: number, y: number, dark: boolean): void => {
    const row = grid[y]
    if (row && x >= 0 && x < size) row[x] = dark
  }
  for (let i = 8; i < size - 8; i++) {
    set(i, 6, i % 2 === 0)
    set(6, i, i % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(set, x, y, 4, (ring) => ring !== 2 && ring !== 4)
  drawAlignment(version, set)
  drawFormat(mask, size, set)
  if (version >= 7) drawVersion(version, size, set)
  drawData(grid, codewords, mask)
  return grid.map((row) => row.map(Boolean))
}

type Set = (x: number, y: number, dark: boolean) => void

function square(set: Set, x: number, y: number, radius: number, dark: (ring: number) => boolean): void {
  for (let dy = -radius; dy <= radius; dy++)
    for (let dx = -radius; dx <= radius; dx++) set(x + dx, y + dy, dark(Math.max(Math.abs(dx), Math.abs(dy))))
}

function drawAlignment(version: number, set: Set): void {
  if (version === 1) return
  const last = at(lastAlignment, version)
  const centres = version < 7 ? [6, last] : [6, (last + 6) / 2, last]
  for (const x of centres)
    for (const y of centres) {
      const onFinder = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6)
      if (!onFinder) square(set, x, y, 2, (ring) => ring !== 1)
    }
}

/** Appends `degree` check bits to `value`. */
function checked(value: number, degree: number, polynomial: number): number {
  let rest = value
  for (let i = 0; i < degree; i++) rest = (rest << 1) ^ ((rest >>> (degree - 1)) * polynomial)
  return (value << degree) | rest
}

const bit = (value: number, i: number): boolean => ((value >>> i) & 1) === 1

function drawFormat(mask: number, size: number, set: Set): void {
  // Level M is written as 00, so the mask is all of the value.
  const bits = checked(mask, 10, 0x537) ^ 0x5412
  for (let i = 0; i <= 5; i++) set(8, i, bit(bits, i))
  set(8, 7, bit(bits, 6))
  set(8, 8, bit(bits, 7))
  set(7, 8, bit(bits, 8))
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(bits, i))
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(bits, i))
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(bits, i))
  set(8, size - 8, true)
}

function drawVersion(version: number, size: number, set: Set): void {
  const bits = checked(version, 12, 0x1f25)
  for (let i = 0; i < 18; i++) {
    const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)]
    set(a, b, bit(bits, i))
    set(b, a, bit(bits, i))
  }
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Fills what is still free, two columns at a time from the right, up and down in turns. */
function drawData(grid: Grid, codewords: readonly number[], mask: number): void {
  const size = grid.length
  const masked = masks[mask]
  let i = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        const row = grid[y]
        if (!row || row[x] !== undefined) continue
        const dark = bit(codewords[i >>> 3] ?? 0, 7 - (i & 7))
        row[x] = dark !== masked?.(x, y)
        i++
      }
    }
  }
}

/** How hard it is to read: long runs, squares, what looks like a finder pattern, too much of one colour. */
function penalty(code: QrCode): number {
  const size = code.length
  const columns = code.map((_, x) => code.map((row) => row[x] === true))
  const lines = [...code, ...columns].map((line) => line.map((dark) => (dark ? '1' : '0')).join(''))
  let score = 0
  for (const line of lines) {
    for (const [run] of line.matchAll(/1{5,}|0{5,}/g)) score += run.length - 2
    for (let i = 0; i + 11 <= size; i++) if (/^(10111010000|00001011101)/.test(line.slice(i))) score += 40
  }
  let dark = 0
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const here = code[y]?.[x]
      if (here) dark++
      if (here === code[y]?.[x + 1] && here === code[y + 1]?.[x] && here === code[y + 1]?.[x + 1]) score += 3
    }
  return score + Math.floor(Math.abs((dark * 20) / (size * size) - 10)) * 10
}
