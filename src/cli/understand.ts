// Reads messages on standard input and prints what they mean: JSON lines with --jsonl, for people otherwise.
// With --llm the language model of the settings is asked as in a conversation.
// What is imported by name is compiled before anything runs, so the rest is imported when there is somewhere to keep it.
import '../../scripts/compiled.mjs'

const { understandInput } = await import('#cli/understand-input.ts')
await understandInput(process.argv)
