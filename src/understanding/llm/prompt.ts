import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The prompts there are, with what each must be given: for all questions alike, and for each anew. */
const prompts = {
  understand: {
    stable: ['company', 'flows', 'services', 'categories'],
    turn: ['now', 'state', 'history', 'message'],
  },
  answer: { stable: ['company'], turn: ['language', 'facts', 'question'] },
  summarize: { stable: ['company'], turn: ['language', 'transcript'] },
} as const

type PromptName = keyof typeof prompts

/** A prompt file, divided where what changes begins. */
interface Prompt {
  stable: string
  turn: string
}
export type Prompts = Readonly<Record<PromptName, Prompt>>

/** Everything that is wrong with the prompt files, a line each: `prompts/answer.md:12 …`. */
export class PromptMistakes extends Error {
  readonly mistakes: readonly string[]
  constructor(mistakes: readonly string[]) {
    super(`${mistakes.length} mistake(s) in prompts:\n${mistakes.join('\n')}`)
    this.mistakes = mistakes
  }
}

const standardDir = path.resolve(import.meta.dirname, '../../../prompts')
const divider = /^<!-- turn\b.*-->\n/m
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g

/**
 * Reads and checks all prompts: each placeholder is there, on its side of the line `<!-- turn … -->`, and no other.
 * @throws PromptMistakes with the complete list
 */
export function loadPrompts(dir = standardDir): Prompts {
  const mistakes: string[] = []
  const names = Object.keys(prompts) as PromptName[]
  const loaded = names.map((name) => [name, load(path.join(dir, `${name}.md`), name, mistakes)])
  if (mistakes.length > 0) throw new PromptMistakes(mistakes)
  return Object.fromEntries(loaded) as Prompts
}

function load(file: string, name: PromptName, mistakes: string[]): Prompt {
  const shown = path.relative(process.cwd(), file)
  let text: string
  try {
    text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  } catch {
    mistakes.push(`${shown}:1 is missing`)
    return { stable: '', turn: '' }
  }
  const line = divider.exec(text)
  if (line === null) {
    mistakes.push(`${shown}:1 has no line \`<!-- turn … -->\` where what changes with every message begins`)
    return { stable: '', turn: '' }
  }
  const { stable, turn } = prompts[name]
  const at = line.index
  const lineOf = (index: number) => text.slice(0, index).split('\n').length
  const seen = new Set<string>()
  for (const match of text.matchAll(placeholder)) {
    const [whole, word = ''] = match
    const above = match.index < at
    const here = (above ? stable : turn) as readonly string[]
    const there = (above ? turn : stable) as readonly string[]
    seen.add(word)
    if (here.includes(word)) continue
    mistakes.push(
      there.includes(word)
        ? `${shown}:${lineOf(match.index)} ${whole} belongs ${above ? 'below' : 'above'} the line \`<!-- turn … -->\``
        : `${shown}:${lineOf(match.index)} ${whole} is unknown; there are ${[...stable, ...turn].join(', ')}`,
    )
  }
  for (const word of [...stable, ...turn])
    if (!seen.has(word)) mistakes.push(`${shown}:${lineOf(at)} {{${word}}} is missing`)
  return { stable: text.slice(0, at).trim(), turn: text.slice(at + line[0].length).trim() }
}

/** Puts the values in, all at once, so that a value may contain braces. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (_, word: string) => values[word] ?? '')
}
