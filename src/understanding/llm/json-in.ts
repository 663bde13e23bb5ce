/**
 * The JSON object in what a model wrote: alone, fenced, or after its thoughts or a sentence. Undefined when there is none.
 */
export function jsonIn(text: string): unknown {
  const said = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim()
  const fenced = /```(?:json)?\s*\n?([\s\S]*?)```/.exec(said)?.[1]
  const braces = said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1)
  for (const candidate of [said, fenced, braces]) {
    if (candidate === undefined || !candidate.trim().startsWith('{')) continue
    try {
      return JSON.parse(candidate) as unknown
    } catch {
      // The next candidate may read; when none does, the answer is unreadable and said to be so.
    }
  }
  return undefined
}
