/** Whether words are about a complaint that was made before: it is still open, or it is to be taken up again. */
export interface Reference {
  /** asks: how it stands; open: it should move; again: it was settled, and badly. */
  kind: 'none' | 'asks' | 'open' | 'again'
  /** TS12345678 where it is named. */
  number?: string
}

const numbered = /TS[\s-]?(\d{8})/i

const wantsAgain =
  /处理结果|处理(?:的|得)?(?:不满意|不行|不对)|重新(?:处理|打开|调查|投诉)|再处理|(?:还是|依然|仍然|根本|又)(?:没|没有|不)(?:解决|修好|弄好|处理好)|不(?:认可|接受|服)[^，。]{0,6}(?:结果|处理|决定)|\breopen\b|(?:not|isn'?t|wasn'?t) (?:really )?(?:solved|resolved|fixed|settled)|(?:outcome|decision|result) .{0,20}(?:unhappy|unacceptable|not)|(?:unhappy|disagree|not happy|not satisfied) with the (?:outcome|decision|result|handling)/i

const isPending =
  /(?:投诉|反映|反馈|工单)[^。]{0,14}(?:没人|还没|没有|没|未|石沉大海|不了了之)[^。]{0,4}(?:理|管|联系|处理|解决|回复|回音|消息|结果|答复|动静)|(?:没人|一直没|还没(?:有)?(?:人)?|怎么(?:还)?(?:没|不)(?:有)?(?:人)?|到现在(?:都|也|还)?没(?:有)?(?:人)?)(?:来)?(?:理|管|联系|回复|答复|处理)(?:我|一下|啊|呢|呀|吗|的|[，。！!?？]|$)|(?:再|还)不(?:处理|解决|联系|回复|答复)|complaint[^.]{0,20}(?:no |never|nobody|ignored|still)|nobody (?:has )?(?:called|contacted|answered|replied)|still (?:no|nobody|waiting for) (?:answer|reply|call|response)/i

const asksHow =
  /(?:投诉|反映的?(?:事|问题|情况)?|TS\d{8})[^，。]{0,10}(?:怎么样|咋样|进展|进度|结果|到哪|如何|有消息|处理(?:好|完)?了?(?:吗|没|么))|\b(?:how|what|any|status|where|check)\b[^.]{0,24}\bcomplaint\b/i

/** Reads off whether somebody speaks of a complaint made before; a story that merely mentions one does not count. */
export function referenceIn(text: string): Reference {
  const digits = numbered.exec(text)?.[1]
  const number = digits === undefined ? {} : { number: `TS${digits}` }
  if (wantsAgain.test(text)) return { kind: 'again', ...number }
  if (asksHow.test(text) && !isPending.test(text)) return { kind: 'asks', ...number }
  return { kind: digits !== undefined || isPending.test(text) ? 'open' : 'none', ...number }
}
