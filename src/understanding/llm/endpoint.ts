import type OpenAI from 'openai'
import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions'
import { z } from 'zod'
import { makeBreaker } from './breaker.ts'
import { ModelFailure, type FailureKind } from './failure.ts'
import { jsonIn } from './json-in.ts'
import { estimatedTokens, type Usage } from './usage.ts'
import { paramsOf, reminderOf, thinkingOff, waysOfAsking, type AnswerFormat } from './way-of-asking.ts'

export interface EndpointSettings {
  apiKey: string
  /** With the version, `https://api.openai.com/v1`. */
  baseUrl: string
  model: string
  /** For one question with everything that belongs to it: tries, repair, the last byte of the body. */
  deadlineMs: number
}

export interface Question<Answer> {
  /** What is the same for every question comes first, so that services that cache prefixes charge less for it. */
  system: string
  user: string
  name: string
  schema: z.ZodType<Answer>
  maxTokens: number
}

export interface Endpoint {
  /**
   * Asks and resolves with an answer that fits the schema.
   * @param spent told of every request that has cost tokens, also of those that came to nothing
   * @throws ModelFailure, at the latest when the deadline has passed
   */
  ask<Answer>(question: Question<Answer>, spent: (usage: Usage) => void): Promise<Answer>
}

/** Far more than any answer of ours; what is larger is no answer. */
const mostBytes = 256 * 1024

const ignoredLimit = 2

// A customer can make a model refuse or ramble; that must not take it away from the others.
const weightOf: Partial<Record<FailureKind, number>> = { refused: 0, unreadable: 0.25 }

/** What the endpoint is known to take; kept for the life of the process. */
interface Learnt {
  way: number
  tokens: 'max_tokens' | 'max_completion_tokens'
  temperature: boolean
  thinking: boolean
}

/**
 * Any endpoint that speaks OpenAI's Chat Completions. How it can be made to answer with JSON, and which parameters it
 * does not take, is found out with the first questions and remembered. The client library is loaded here, so a program
 * without a language model never has it in memory.
 */
export function makeEndpoint(settings: EndpointSettings, now: () => Date): Endpoint {
  const client = connect(settings)
  // A failed import is reported by the first question.
  client.catch(() => undefined)
  const breaker = makeBreaker(now)
  const thinking = thinkingOff(settings.baseUrl, settings.model)
  let learnt: Learnt = { way: 0, tokens: 'max_tokens', temperature: true, thinking: true }
  /** First answers in a row that did not fit although the endpoint had accepted the format: it ignores it. */
  let ignored = 0

  async function ask<Answer>(question: Question<Answer>, spent: (usage: Usage) => void): Promise<Answer> {
    if (!breaker.enter()) throw new ModelFailure('resting')
    const signal = AbortSignal.timeout(settings.deadlineMs)
    try {
      const answer = await before(signal, converse(question, signal, spent))
      breaker.succeeded()
      return answer
    } catch (error) {
      const failure = failureOf(error, signal)
      breaker.failed(weightOf[failure.kind] ?? 1)
      throw failure
    }
  }

  async function converse<Answer>(
    question: Question<Answer>,
    signal: AbortSignal,
    spent: (usage: Usage) => void,
  ): Promise<Answer> {
    const { schema, name } = question
    const { $schema: _, ...json } = z.toJSONSchema(schema)
    const format: AnswerFormat = { name, schema: json }
    const messages: ChatCompletionMessageParam[] = [{ role: 'user', content: question.user }]
    for (let tries = 0; ; tries++) {
      const said = await send(question, format, messages, signal, spent)
      const value = jsonIn(said)
      const answer = schema.safeParse(value)
      if (tries === 0) ignored = answer.success ? 0 : ignored + 1
      if (answer.success) return answer.data
      if (ignored >= ignoredLimit && learnt.way < waysOfAsking.length - 1) {
        learnt = { ...learnt, way: learnt.way + 1 }
        ignored = 0
      }
      if (tries > 0) throw new ModelFailure('unreadable', answer.error)
      const wrong = value === undefined ? 'It is no JSON object.' : z.prettifyError(answer.error)
      messages.push(
        { role: 'assistant', content: said.slice(0, 2_000) || '(nothing)' },
        {
          role: 'user',
          content: `This answer cannot be used. ${wrong.slice(0, 1_000)}\nAnswer again.${reminderOf('plain', format)}`,
        },
      )
    }
  }

  /** One request, in the surest way that the endpoint takes. Resolves with what the model wrote. */
  async function send(
    question: Question<unknown>,
    format: AnswerFormat,
    messages: readonly ChatCompletionMessageParam[],
    signal: AbortSignal,
    spent: (usage: Usage) => void,
  ): Promise<string> {
    let trying = learnt
    for (;;) {
      const way = waysOfAsking[trying.way] ?? 'plain'
      const system = question.system + reminderOf(way, format)
      const body = {
        model: settings.model,
        messages: [{ role: 'system', content: system }, ...messages],
        [trying.tokens]: question.maxTokens,
        ...(trying.temperature ? { temperature: 0 } : {}),
        ...(trying.thinking ? thinking : {}),
        ...paramsOf(way, format),
      } as ChatCompletionCreateParamsNonStreaming
      let reply: unknown
      try {
        reply = await (await client).chat.completions.create(body, { signal })
      } catch (error) {
        const next = isRefusedRequest(error) ? without(trying, error) : undefined
        if (next === undefined) {
          if (statusOf(error) === undefined) spent({ ...nothing, inputTokens: estimatedTokens(JSON.stringify(body)) })
          throw error
        }
        trying = next
        continue
      }
      if (trying !== learnt) learnt = trying
      return wordsOf(reply, spent, body)
    }
  }

  return { ask }
}

const nothing: Usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 }

async function connect({ apiKey, baseUrl, deadlineMs }: EndpointSettings): Promise<OpenAI> {
  const { OpenAI: Client } = await import('openai')
  return new Client({
    apiKey,
    baseURL: baseUrl,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: deadlineMs,
    // Its log would hold customers' words.
    logLevel: 'off',
    fetch: fetchCapped,
  })
}

/** Reads the whole body while the signal is still watched, and gives up on one that is too large. */
const fetchCapped: typeof fetch = async (input, init) => {
  // A redirect would carry the key and the customer's words elsewhere.
  const response = await fetch(input, { ...init, redirect: 'error' })
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new ModelFailure('unreachable', 'the answer is too large')
    chunks.push(chunk)
  }
  const { status, statusText } = response
  const type = response.headers.get('content-type') ?? 'application/json'
  return new Response(Buffer.concat(chunks), { status, statusText, headers: { 'content-type': type } })
}

/** The work, or a rejection once the signal fires, whatever the work is waiting for. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new ModelFailure('late')), { once: true })
    work.then(resolve, reject)
  })
}

const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
          tool_calls: z.array(z.object({ function: z.object({ arguments: z.string() }) })).nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number(),
      completion_tokens: z.number(),
      prompt_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
      prompt_cache_hit_tokens: z.number().nullish(),
    })
    .nullish()
    .catch(undefined),
})

/** What the model wrote, as text or as the arguments of the one tool. */
function wordsOf(reply: unknown, spent: (usage: Usage) => void, body: ChatCompletionCreateParamsNonStreaming): string {
  const read = Completion.safeParse(reply)
  const { usage } = read.data ?? {}
  const choice = read.data?.choices[0]
  const words = choice?.message.tool_calls?.[0]?.function.arguments ?? choice?.message.content ?? ''
  spent({
    inputTokens: usage?.prompt_tokens ?? estimatedTokens(JSON.stringify(body)),
    cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? usage?.prompt_cache_hit_tokens ?? 0,
    outputTokens: usage?.completion_tokens ?? estimatedTokens(words),
  })
  if (choice === undefined) throw new ModelFailure('unreachable', read.error)
  if (choice.message.refusal || choice.finish_reason === 'content_filter') throw new ModelFailure('refused')
  // Cut off at our limit: a second try would be cut off as well.
  if (choice.finish_reason === 'length') throw new ModelFailure('unreadable', 'the answer is too long')
  return words
}

const statusOf = (error: unknown): number | undefined => {
  const { status } = error as { status?: unknown }
  return typeof status === 'number' ? status : undefined
}

/** The request as such was turned down, so another wording of it may be taken. */
const isRefusedRequest = (error: unknown): boolean => [400, 415, 422, 501].includes(statusOf(error) ?? 0)

/** The same question with less: without the parameter that was complained of, else in the next way. */
function without(tried: Learnt, error: unknown): Learnt | undefined {
  const said = (error as Error).message
  if (/content.?(?:filter|policy|management)|data_inspection|sensitive|risk/i.test(said))
    throw new ModelFailure('refused', error)
  if (tried.tokens === 'max_tokens' && /max_completion_tokens/.test(said))
    return { ...tried, tokens: 'max_completion_tokens' }
  if (tried.temperature && /temperature/i.test(said)) return { ...tried, temperature: false }
  if (tried.thinking && /thinking|reasoning/i.test(said)) return { ...tried, thinking: false }
  return tried.way < waysOfAsking.length - 1 ? { ...tried, way: tried.way + 1 } : undefined
}

function failureOf(error: unknown, signal: AbortSignal): ModelFailure {
  if (signal.aborted) return new ModelFailure('late', error)
  if (error instanceof ModelFailure) return error
  const { cause } = error as { cause?: unknown }
  if (cause instanceof ModelFailure) return cause
  const status = statusOf(error)
  if (status !== undefined) return new ModelFailure(status === 429 || status >= 500 ? 'unreachable' : 'rejected', error)
  return new ModelFailure('unreachable', error)
}
