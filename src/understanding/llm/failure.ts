/** Why a language model did not answer. Only `kind` is ever counted or logged; the cause may hold customers' words. */
export type FailureKind =
  /** The deadline passed. */
  | 'late'
  /** No connection, too many requests, or what came back is no completion. */
  | 'unreachable'
  /** The endpoint turned the request down: key, model or parameters. */
  | 'rejected'
  /** The model would not answer. */
  | 'refused'
  /** What the model wrote does not fit, nor does its repair. */
  | 'unreadable'
  /** It failed so often lately that it is left alone for a moment. */
  | 'resting'
  /** The conversation has used up its tokens for today. */
  | 'spent'

/** The one way in which asking a language model fails; whoever asked goes on without it. */
export class ModelFailure extends Error {
  readonly kind: FailureKind
  constructor(kind: FailureKind, cause?: unknown) {
    super(`the language model: ${kind}`, { cause })
    this.kind = kind
  }
}
