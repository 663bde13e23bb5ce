import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions'

/** How an endpoint can be made to answer with JSON, the surest first. */
export const waysOfAsking = ['json_schema', 'tool', 'json_object', 'plain'] as const
export type WayOfAsking = (typeof waysOfAsking)[number]

export interface AnswerFormat {
  /** Latin letters and underscores. */
  name: string
  /** A JSON schema in which every property is required and no other allowed. */
  schema: Record<string, unknown>
}

/** The parameters that ask for the format in this way. */
export function paramsOf(
  way: WayOfAsking,
  { name, schema }: AnswerFormat,
): Pick<ChatCompletionCreateParamsNonStreaming, 'response_format' | 'tools' | 'tool_choice'> {
  switch (way) {
    case 'json_schema':
      return { response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } } }
    case 'tool':
      return {
        tools: [{ type: 'function', function: { name, description: 'Gives the answer.', parameters: schema } }],
        tool_choice: { type: 'function', function: { name } },
      }
    case 'json_object':
      return { response_format: { type: 'json_object' } }
    case 'plain':
      return {}
    default:
      return way satisfies never
  }
}

/** What the system message must say besides, because no parameter says it. The same for every request. */
export function reminderOf(way: WayOfAsking, { schema }: AnswerFormat): string {
  if (way === 'json_schema' || way === 'tool') return ''
  return `\n\nAnswer with one JSON object and nothing else. It must fit this JSON schema:\n${JSON.stringify(schema)}`
}

/**
 * Thinking costs more seconds than a waiting customer has, and some services do it unless told not to. An endpoint that
 * does not know the parameter says so, and is then asked without it.
 */
export function thinkingOff(baseUrl: string, model: string): Record<string, unknown> {
  const { hostname } = new URL(baseUrl)
  if (hostname.endsWith('deepseek.com') || hostname.endsWith('bigmodel.cn')) return { thinking: { type: 'disabled' } }
  if (hostname.endsWith('aliyuncs.com') || hostname.endsWith('siliconflow.cn')) return { enable_thinking: false }
  if (hostname.endsWith('openai.com') && /^(?:o\d|gpt-5)/.test(model)) return { reasoning_effort: 'minimal' }
  return {}
}
