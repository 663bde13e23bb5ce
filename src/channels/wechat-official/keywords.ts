const words: Readonly<Record<string, string>> = {
  booking: '我想预约服务',
  reschedule: '我要改时间',
  cancel: '我要取消预约',
  status: '查一下我的订单',
  complaint: '我要投诉',
  consult: '我想咨询一下服务',
  feedback: '我想提个建议',
  human: '转人工',
}

/**
 * The words that a menu entry or a QR code stands for. Its key is either the name of a flow, or the words themselves, so
 * a company writes into the menu what the customer would say and needs no table of keys.
 * @returns nothing for a key that is neither, such as a campaign's number
 */
export function wordsOf(key: string): string | undefined {
  return words[key.toLowerCase()] ?? (/[\u3400-\u9fff]|[a-z]{2,} [a-z]{2,}/i.test(key) ? key : undefined)
}
