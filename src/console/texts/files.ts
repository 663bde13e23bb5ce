const zh = {
  attach: '添加图片或 PDF',
  attachments: '附件',
  uploading: '上传中',
  ready: '可以发送',
  asLink: '这个渠道不收此类文件，客户会收到一个 7 天有效的链接',
  remove: (name: string) => `移除 ${name}`,
  again: (name: string) => `重新上传 ${name}`,
  tooLarge: (mb: number) => `太大：最多 ${mb} MB`,
  notTaken: '只能发送 JPG、PNG、WebP 图片和 PDF',
  failed: '没有传上去',
  most: (count: number) => `一次最多 ${count} 个附件`,
  drop: '松开以添加到回复',
  lastReply: (state: string, at: string) => `上一条回复${state} · ${at}`,
  underWay: (count: number) => `${count} 条发送中`,
  unsent: (count: number) => `${count} 条没有发出`,
  doubtful: (count: number) => `${count} 条需要处理`,
  found: '搜索到的消息',
}

const en: typeof zh = {
  attach: 'Add pictures or PDF',
  attachments: 'Attachments',
  uploading: 'Uploading',
  ready: 'Ready to send',
  asLink: 'This channel takes no such file; the customer gets a link that is good for 7 days',
  remove: (name) => `Remove ${name}`,
  again: (name) => `Upload ${name} again`,
  tooLarge: (mb) => `Too large: at most ${mb} MB`,
  notTaken: 'Only JPG, PNG and WebP pictures and PDF can be sent',
  failed: 'Not uploaded',
  most: (count) => `At most ${count} attachments at a time`,
  drop: 'Drop to add to your reply',
  lastReply: (state, at) => `Last reply: ${state.toLowerCase()} · ${at}`,
  underWay: (count) => `${count} being sent`,
  unsent: (count) => `${count} not sent`,
  doubtful: (count) => `${count} to decide on`,
  found: 'The message that was found',
}

/** Files that go with replies, and what became of replies. */
export const fileTexts = { zh, en }
