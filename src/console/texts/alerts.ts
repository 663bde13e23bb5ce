const zh = {
  alerts: '提醒',
  open: (count: number) => `${count} 条提醒待处理`,
  none: '没有待处理的提醒',
  seen: '知道了',
  allSeen: '全部知道了',
  look: '查看',
  nameless: '访客',
  kinds: {
    handoff: '客户转人工',
    s1: '紧急投诉',
    low_score: '评分低',
    sla: '回复已超时',
    sla_soon: '回复即将超时',
    uncertain: '有消息不确定是否送达',
    callback: '该给客户回电了',
    supervisor: '需要主管处理',
    case: '投诉有变化',
    dispatch: '需要重新派工',
    bulletin: '简报待审批',
    data_request: '客户要求提供或删除个人信息',
  } as Record<string, string>,
}

const en: typeof zh = {
  alerts: 'Alerts',
  open: (count) => `${count} open alerts`,
  none: 'Nothing to look at',
  seen: 'Seen',
  allSeen: 'All seen',
  look: 'Look',
  nameless: 'Visitor',
  kinds: {
    handoff: 'A customer wants a person',
    s1: 'Urgent complaint',
    low_score: 'Low score',
    sla: 'An answer is overdue',
    sla_soon: 'An answer is soon due',
    uncertain: 'A message may not have arrived',
    callback: 'Time to call a customer back',
    supervisor: 'A supervisor is needed',
    case: 'A complaint has changed',
    dispatch: 'A visit has to be assigned anew',
    bulletin: 'A bulletin waits for approval',
    data_request: 'A customer wants a copy or deletion of his data',
  },
}

/** What alerts are called; one of an unknown kind is shown by its own name. */
export const alertTexts = { zh, en }
