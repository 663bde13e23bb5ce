import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What is counted; names follow Prometheus' conventions. */
export function makeMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    received: new Counter({
      name: 'guanjia_messages_received_total',
      help: 'Messages stored',
      labelNames: ['channel', 'duplicate'],
      registers,
    }),
    turnFailures: new Counter({ name: 'guanjia_turn_failures_total', help: 'Turns that threw', registers }),
    swept: new Counter({
      name: 'guanjia_conversations_swept_total',
      help: 'Conversations taken over from a dead process',
      registers,
    }),
    underWay: new Gauge({ name: 'guanjia_turns_under_way', help: 'Conversations being handled now', registers }),
    understandSeconds: new Histogram({
      name: 'guanjia_understand_seconds',
      help: 'Time to understand a message',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.02, 0.1, 0.5, 1, 4],
      registers,
    }),
    modelQuestions: new Histogram({
      name: 'guanjia_model_question_seconds',
      help: 'Questions to the language model by outcome, with everything that belongs to them',
      labelNames: ['purpose', 'outcome'],
      buckets: [0.1, 0.25, 0.5, 1, 2, 4, 8],
      registers,
    }),
    modelTokens: new Counter({
      name: 'guanjia_model_tokens_total',
      help: 'Tokens of the language model; cached ones are part of the input',
      labelNames: ['purpose', 'kind'],
      registers,
    }),
    modelCost: new Counter({
      name: 'guanjia_model_cost_total',
      help: 'Cost of the language model in the currency of the configured prices; nothing where none are',
      labelNames: ['purpose'],
      registers,
    }),
  }
}
export type Metrics = ReturnType<typeof makeMetrics>
