import type { Context, Understood } from '#engine/command.ts'
import { knowledgeOf, type Company, type Knowledge } from './offline/knowledge.ts'
import { understandOffline } from './offline/understand-offline.ts'

/** Turns a customer's words into commands. Never throws for any text. */
export type Understand = (text: string, context: Context) => Promise<Understood>

/**
 * A way to understand that needs the network. It is given what the rules make of the message; where it rejects, that is
 * what the message means.
 */
export type Model = (text: string, context: Context, offline: Understood) => Promise<Understood>

// The first uses of a pattern compile it, for Latin letters apart from all others; no customer should wait for that.
const warmUp = [
  '你好，师傅没擦干净还碰坏了花瓶，明天下午三点到五点再来一次多少钱，联系人王女士 13800000000，徐汇区漕溪北路88号',
  'hello, the cleaner was late, can I book 2 hours tomorrow at 3pm at 88 Caoxi Road?',
  '取消3月5号的，阿姨一直没来，态度也差，我要投诉；下周一晚上七点半再约一个做饭的，两个小时，90平，打5分',
  'no, my name is Ann Lee, the cleaner broke 2 glasses on Friday; please call me at 10:30 and change it to every other week',
  '不行，改成周四上午，别转人工',
]
// In a text from this length on V8 compiles a pattern at its first use. In a shorter one it first prepares it for being
// interpreted, which takes longer than compiling, and compiles it at the second use.
const compiledFrom = 1000

/**
 * Chooses the way: the language model where there is one, else (or when it fails) rules and classifier.
 * Learning from the example sentences happens here, once, and takes a fraction of a second.
 * @param modelWith the language-model way, given what the rules know
 * @param learned is told what the rules know: learning it a second time would cost the same again
 */
export function makeUnderstand(
  company: Company,
  modelWith?: (knowledge: Knowledge) => Model,
  learned?: (knowledge: Knowledge) => void,
): Understand {
  const knowledge = knowledgeOf(company)
  learned?.(knowledge)
  for (const text of warmUp.flatMap((words) => [
    words + (/[a-z]/.test(words) ? 'x' : '丨').repeat(compiledFrom),
    words,
  ]))
    understandOffline(text, { now: '2026-01-01T09:00:00+08:00', zone: 'Asia/Shanghai', locale: 'zh' }, knowledge)
  const model = modelWith?.(knowledge)
  return async (text, context) => {
    const offline = understandOffline(text, context, knowledge)
    // The model's failures are counted where it is asked; the customer hears nothing of them, but sooner of a person.
    return model === undefined
      ? offline
      : model(text, context, offline).catch(() => ({ ...offline, degraded: true as const }))
  }
}
