import type { ZodType } from 'zod'

/**
 * What a flow may `call:`. One file an action in src/actions; the file name is the action's name.
 * `effect` says what a call does to the world: `reads` nothing; `reserves` something that lapses by itself (a hold,
 * a note); `binds` the customer or the company, and needs a confirmation that showed what will be written.
 */
export interface Action<Input, Output, Context> {
  description: string
  effect: 'reads' | 'reserves' | 'binds'
  input: ZodType<Input>
  /** A refusal that the customer should hear about is part of the output; exceptions are failures of the world. */
  run(input: Input, context: Context): Promise<Output>
}
