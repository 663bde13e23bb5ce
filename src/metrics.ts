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
  }
}
export type Metrics = ReturnType<typeof makeMetrics>
