import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = Record<string, unknown>

/** A request as it came, with what is most asked for picked out. */
export interface ModelRequest {
  body: Json
  /** The whole body as text: nothing else of the program ever reaches the endpoint. */
  raw: string
  way: 'json_schema' | 'tool' | 'json_object' | 'plain'
  /** `commands`, `answer` or `note`, where the request names its format. */
  format: string | undefined
  system: string
  /** The first user message. */
  user: string
  /** The last line of it, read as JSON: the customer's message or question. */
  message: unknown
  /** True when an answer is sent back for repair. */
  repair: boolean
}

/** What goes wrong. */
export type ModelFault =
  | { kind: 'status'; status: number; message?: string; headers?: Record<string, string> }
  /** A byte now and then, for ever. */
  | { kind: 'drip'; everyMs: number }
  /** Nothing at all. */
  | { kind: 'hang' }
  | { kind: 'cut' }
  /** A proxy's page, with status 200. */
  | { kind: 'page' }
  /** A completion without choices. */
  | { kind: 'hollow' }
  /** The model says just this. */
  | { kind: 'says'; content: string }
  | { kind: 'refusal' }
  | { kind: 'filtered' }
  | { kind: 'empty' }
  /** So many bytes of content. */
  | { kind: 'huge'; bytes: number }
  /** Cut off at `max_tokens`. */
  | { kind: 'length' }
  | { kind: 'redirect'; to: string }

export interface FakeOpenAI {
  /** With `/v1`, as it is configured. */
  url: string
  key: string
  model: string
  requests: readonly ModelRequest[]
  /** What the model answers when nothing is wrong: an object, or text. */
  reply: (request: ModelRequest) => unknown
  /** What the endpoint can do; what it cannot is refused with 400. */
  can: {
    json_schema: boolean
    tool: boolean
    json_object: boolean
    temperature: boolean
    max_tokens: boolean
    usage: boolean
  }
  /** Accepts formats and takes no notice of them: whatever is replied comes as plain content. */
  ignoresFormat: boolean
  /** Each is used once, by the next request. */
  fail(...faults: ModelFault[]): void
  /** From now on every request, until called with nothing. */
  always(fault?: ModelFault): void
  close(): Promise<void>
}

class Refusal extends Error {
  readonly status: number
  readonly param: string | null
  readonly code: string | null
  constructor(status: number, message: string, param: string | null = null, code: string | null = null) {
    super(message)
    this.status = status
    this.param = param
    this.code = code
  }
}

const known = new Set([
  'model',
  'messages',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'response_format',
  'tools',
  'tool_choice',
  'stop',
  'n',
  'seed',
  'user',
])

/** Chat Completions over real HTTP on 127.0.0.1, as strict as the real one where parameters are concerned. */
export async function fakeOpenAI(key = 'sk-fake'): Promise<FakeOpenAI> {
  const requests: ModelRequest[] = []
  const faults: ModelFault[] = []
  const drips = new Set<NodeJS.Timeout>()
  let standing: ModelFault | undefined
  const server = await listening((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  const fake: FakeOpenAI = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    key,
    model: 'fake-model',
    requests,
    reply: () => ({ commands: [{ kind: 'unclear' }], severity: null }),
    can: { json_schema: true, tool: true, json_object: true, temperature: true, max_tokens: true, usage: true },
    ignoresFormat: false,
    fail: (...more) => void faults.push(...more),
    always: (fault) => void (standing = fault),
    async close() {
      for (const drip of drips) clearInterval(drip)
      const ended = new Promise((resolve) => server.once('close', resolve))
      server.close()
      server.closeAllConnections()
      await ended
    },
  }
  return fake

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>)).toString()
    try {
      const read = check(request, raw)
      requests.push(read)
      const fault = faults.shift() ?? standing
      if (fault !== undefined && fail(fault, read, response)) return
      capable(read)
      const said = fake.reply(read)
      answer(response, 200, completion(read, typeof said === 'string' ? said : JSON.stringify(said)))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { status, message, param, code } = error
      answer(response, status, { error: { message, type: 'invalid_request_error', param, code } })
    }
  }

  function check(request: IncomingMessage, raw: string): ModelRequest {
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
      throw new Refusal(404, `Invalid URL (${request.method} ${request.url})`)
    if (request.headers.authorization !== `Bearer ${key}`)
      throw new Refusal(401, 'Incorrect API key provided.', null, 'invalid_api_key')
    if (!request.headers['content-type']?.startsWith('application/json'))
      throw new Refusal(400, 'The content type must be application/json')
    const body = parsed(raw)
    for (const param of Object.keys(body))
      if (!known.has(param)) throw new Refusal(400, `Unrecognized request argument supplied: ${param}`, param)
    if (typeof body['model'] !== 'string' || body['model'] === '')
      throw new Refusal(400, 'you must provide a model parameter', 'model')
    if (body['model'] !== fake.model)
      throw new Refusal(404, `The model \`${body['model']}\` does not exist`, 'model', 'model_not_found')
    const messages = messagesOf(body)
    const { temperature } = body
    if (temperature !== undefined && !(typeof temperature === 'number' && temperature >= 0 && temperature <= 2))
      throw new Refusal(400, 'Invalid temperature', 'temperature')
    if (body['max_tokens'] !== undefined && body['max_completion_tokens'] !== undefined)
      throw new Refusal(400, 'Setting max_tokens and max_completion_tokens at the same time is not supported.')
    for (const param of ['max_tokens', 'max_completion_tokens'])
      if (body[param] !== undefined && !(Number.isInteger(body[param]) && Number(body[param]) > 0))
        throw new Refusal(400, `Invalid value for ${param}`, param)
    const { way, format } = wayOf(body, messages)
    const user = messages.find(({ role }) => role === 'user')?.content ?? ''
    return {
      body,
      raw,
      way,
      format,
      system: messages.find(({ role }) => role === 'system')?.content ?? '',
      user,
      message: lastJson(user),
      repair: messages.some(({ role }) => role === 'assistant'),
    }
  }

  function capable({ way, body }: ModelRequest): void {
    if (way !== 'plain' && !fake.can[way])
      throw way === 'tool'
        ? new Refusal(400, 'This model does not support tools.', 'tools')
        : new Refusal(400, `response_format of type ${way} is unavailable now`, 'response_format')
    if (body['temperature'] !== undefined && !fake.can.temperature)
      throw new Refusal(
        400,
        "Unsupported value: 'temperature' does not support 0 with this model.",
        'temperature',
        'unsupported_value',
      )
    if (body['max_tokens'] !== undefined && !fake.can.max_tokens)
      throw new Refusal(
        400,
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        'max_tokens',
        'unsupported_parameter',
      )
  }

  /** True when the fault has answered for good. */
  function fail(fault: ModelFault, request: ModelRequest, response: ServerResponse): boolean {
    const say = (content: string | null, more: Json = {}, reason = 'stop') =>
      answer(response, 200, completion(request, content, more, reason))
    switch (fault.kind) {
      case 'status':
        response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
        response.end(JSON.stringify({ error: { message: fault.message ?? 'no', type: 'server_error' } }))
        return true
      case 'drip': {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.write('{"id":"')
        const drip = setInterval(() => response.write('x'), fault.everyMs)
        drips.add(drip)
        response.once('close', () => clearInterval(drip))
        return true
      }
      case 'hang':
        return true
      case 'cut':
        response.destroy()
        return true
      case 'page':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome to nginx</html>')
        return true
      case 'hollow':
        answer(response, 200, { id: 'x', object: 'chat.completion', choices: [] })
        return true
      case 'says':
        say(fault.content)
        return true
      case 'refusal':
        say(null, { refusal: 'I cannot help with that.' })
        return true
      case 'filtered':
        say('', {}, 'content_filter')
        return true
      case 'empty':
        say('')
        return true
      case 'huge':
        say('好'.repeat(Math.ceil(fault.bytes / 3)))
        return true
      case 'length':
        say('{"commands": [{"kind": "start", "fl', {}, 'length')
        return true
      case 'redirect':
        response.writeHead(307, { location: fault.to }).end()
        return true
      default:
        return fault satisfies never
    }
  }

  function completion(
    { way, raw, format }: ModelRequest,
    content: string | null,
    more: Json = {},
    reason = 'stop',
  ): Json {
    const asTool = way === 'tool' && content !== null && content !== '' && !fake.ignoresFormat
    const message = asTool
      ? {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'call_1', type: 'function', function: { name: String(format), arguments: content } }],
          ...more,
        }
      : { role: 'assistant', content, refusal: null, ...more }
    const usage = {
      prompt_tokens: Math.ceil(raw.length / 3),
      completion_tokens: Math.ceil((content ?? '').length / 2),
      total_tokens: Math.ceil(raw.length / 3) + Math.ceil((content ?? '').length / 2),
      prompt_tokens_details: { cached_tokens: 7 },
    }
    return {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model: fake.model,
      choices: [{ index: 0, message, logprobs: null, finish_reason: asTool ? 'tool_calls' : reason }],
      ...(fake.can.usage ? { usage } : {}),
    }
  }
}

function parsed(raw: string): Json {
  try {
    return JSON.parse(raw) as Json
  } catch {
    throw new Refusal(400, 'We could not parse the JSON body of your request.')
  }
}

interface Message {
  role: string
  content: string
}

function messagesOf(body: Json): Message[] {
  const { messages } = body
  if (!Array.isArray(messages) || messages.length === 0) throw new Refusal(400, 'Missing messages', 'messages')
  for (const [i, message] of (messages as Json[]).entries()) {
    const where = `messages[${i}]`
    if (!['system', 'developer', 'user', 'assistant'].includes(String(message['role'])))
      throw new Refusal(400, `Invalid value: '${String(message['role'])}'`, `${where}.role`)
    if (typeof message['content'] !== 'string' || message['content'] === '')
      throw new Refusal(400, `Invalid type for ${where}.content`, `${where}.content`)
    for (const field of Object.keys(message))
      if (!['role', 'content', 'name'].includes(field)) throw new Refusal(400, `Unknown parameter: ${where}.${field}`)
  }
  if ((messages as Json[]).some(({ role }, i) => i > 0 && role === 'system'))
    throw new Refusal(400, 'A system message must come first', 'messages')
  return messages as Message[]
}

function wayOf(body: Json, messages: readonly Message[]): Pick<ModelRequest, 'way' | 'format'> {
  const { response_format: format, tools, tool_choice: choice } = body as Record<string, Json | undefined>
  if (tools !== undefined) {
    if (!Array.isArray(tools) || tools.length === 0) throw new Refusal(400, 'Invalid tools', 'tools')
    const definition = (tools[0] as Json)['function'] as Json
    const chosen = ((choice ?? {})['function'] as Json | undefined)?.['name']
    if (chosen !== definition['name']) throw new Refusal(400, 'Tool choice names no tool', 'tool_choice')
    return { way: 'tool', format: String(definition['name']) }
  }
  if (format === undefined) return { way: 'plain', format: undefined }
  switch (format['type']) {
    case 'json_object':
      if (!messages.some(({ content }) => /json/i.test(content)))
        throw new Refusal(
          400,
          "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
        )
      return { way: 'json_object', format: undefined }
    case 'json_schema': {
      const schema = format['json_schema'] as Json
      if (!/^[\w-]{1,64}$/.test(String(schema['name']))) throw new Refusal(400, 'Invalid schema name')
      if (schema['strict'] === true) strict(schema['schema'] as Json, 'schema')
      return { way: 'json_schema', format: String(schema['name']) }
    }
    default:
      throw new Refusal(400, `Invalid value: '${String(format['type'])}'`, 'response_format.type')
  }
}

const allowed = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'anyOf',
  'enum',
  'const',
  'description',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'pattern',
])

/** The subset of JSON schema that strict outputs allow. */
function strict(schema: Json, where: string): void {
  const bad = (why: string) => new Refusal(400, `Invalid schema for response_format: in ${where}, ${why}`)
  for (const word of Object.keys(schema)) if (!allowed.has(word)) throw bad(`'${word}' is not permitted`)
  if (where === 'schema' && schema['type'] !== 'object') throw bad("schema must be of type 'object'")
  if (schema['type'] === 'object') {
    const properties = (schema['properties'] ?? {}) as Record<string, Json>
    if (schema['additionalProperties'] !== false) throw bad("'additionalProperties' is required to be false")
    const required = (schema['required'] ?? []) as string[]
    for (const [name, property] of Object.entries(properties)) {
      if (!required.includes(name)) throw bad(`'required' must include every key in properties; missing '${name}'`)
      strict(property, `${where}.${name}`)
    }
  }
  if (schema['items'] !== undefined) strict(schema['items'] as Json, `${where}.items`)
  for (const [i, option] of ((schema['anyOf'] ?? []) as Json[]).entries()) strict(option, `${where}.anyOf.${i}`)
}

function lastJson(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.lastIndexOf('\n') + 1)) as unknown
  } catch {
    return undefined
  }
}

function listening(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(handle).listen(0, '127.0.0.1', () => resolve(server))
  })
}

function answer(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
