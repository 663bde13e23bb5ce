/** A moment so many minutes from now, ISO 8601. */
export const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

export interface FakeMessage {
  seq: number
  from: 'customer' | 'bot' | 'staff' | 'system'
  by: string | null
  byName: string | null
  text: string
  status: string
  at: string
  choices?: { id: string; label: string }[]
  card?: Record<string, unknown>
  media?: { kind: string; name?: string; n: number }[]
  decided?: string
  /** One that staff gave, by its id. */
  file?: string
}

const nobody = {
  id: null as string | null,
  name: null as string | null,
  phone: null as string | null,
  addresses: [] as string[],
  unmasked: false,
  locale: 'zh',
  tags: [] as string[],
  since: null as string | null,
  identities: [] as Record<string, unknown>[],
  bookings: [] as Record<string, unknown>[],
  cases: [] as Record<string, unknown>[],
  surveys: [] as Record<string, unknown>[],
  followUps: [] as Record<string, unknown>[],
  notes: [],
  preferences: { surveys: true, promotions: false },
  merges: [] as Record<string, unknown>[],
  duplicates: [] as Record<string, unknown>[],
}

const plain = () => ({
  channel: 'web',
  locale: 'zh',
  name: null as string | null,
  customerId: null as string | null,
  tags: [] as string[],
  vip: false,
  assignee: 'bot',
  assigneeName: null as string | null,
  unread: 0,
  touched: 0,
  openCase: null as { number: string; severity: string } | null,
  doubtful: 0,
  handoff: null as ReturnType<typeof handoff> | null,
  messages: [] as FakeMessage[],
  notes: [] as Record<string, unknown>[],
  later: [] as Record<string, unknown>[],
  card: { ...nobody },
  state: { flow: null, flowTitle: null, slots: [] } as Record<string, unknown>,
  summary: {
    by: 'rules',
    wish: '',
    known: '',
    mood: '',
    open: '',
    misunderstood: null,
    cases: [],
    bookings: [],
  } as Record<string, unknown>,
})

export type FakeChat = { id: string } & ReturnType<typeof plain>

export const chat = (given: Partial<FakeChat> & { id: string }): FakeChat => ({ ...plain(), ...given })

/** An open hand-off that has waited so many minutes. */
export const handoff = (reason: string, priority: number, waited: number, more: Record<string, unknown> = {}) => ({
  id: `h-${reason}-${waited}`,
  reason,
  priority,
  skills: [] as string[],
  since: at(-waited),
  supervisors: false,
  offeredTo: null as string | null,
  offeredAt: null as string | null,
  takenBy: null as string | null,
  takenAt: null,
  firstReplyAt: null,
  firstDue: at(5 - waited) as string | null,
  nextDue: null as string | null,
  resolveDue: at(240) as string | null,
  callbackAt: null as string | null,
  waitingSince: at(-waited) as string | null,
  place: 1 as number | null,
  ...more,
})

const message = (
  seq: number,
  minutes: number,
  from: FakeMessage['from'],
  text: string,
  more: Partial<FakeMessage> = {},
) => ({
  seq,
  from,
  by: null,
  byName: null,
  text,
  status: from === 'customer' ? 'received' : 'sent',
  at: at(minutes),
  ...more,
})

/** A morning's inbox as a small company has it. */
export function morning(): FakeChat[] {
  return [
    chat({
      id: 'web:main:chen',
      name: '陈静',
      customerId: 'c-chen',
      tags: ['老客户'],
      vip: true,
      assignee: 'queue',
      unread: 2,
      openCase: { number: 'TS2611220001', severity: 'S2' },
      handoff: handoff('s2', 2, 3),
      state: {
        flow: 'complaint',
        flowTitle: { zh: '投诉', en: 'Complaint' },
        slots: [{ name: 'order', label: { zh: '订单', en: 'Order' }, text: 'GJ26112100003' }],
      },
      summary: {
        by: 'rules',
        wish: '投诉昨天的保洁打碎了花瓶，要求赔偿',
        known: '订单 GJ26112100003，已拍照',
        mood: '生气，语气逐条加重',
        open: '等待客服给出处理方案',
        misunderstood: null,
        cases: [{ number: 'TS2611220001', category: 'damage', severity: 'S2', status: 'open' }],
        bookings: [{ ref: 'GJ26112100003', service: '日常保洁', start: at(-1440), status: 'done' }],
      },
      messages: [
        message(1, -1500, 'customer', '想约明天上午的保洁'),
        message(2, -1499, 'bot', '好的，您家大概多少平？', {
          choices: [
            { id: 'a', label: '60 平以内' },
            { id: 'b', label: '60–90 平' },
            { id: 'c', label: '90–120 平' },
          ],
        }),
        message(3, -1498, 'customer', '60–90 平'),
        message(4, -1490, 'bot', '预约成功！订单号 GJ26112100003', {
          card: {
            kind: 'booking',
            ref: 'GJ26112100003',
            serviceName: '日常保洁',
            start: at(-1440),
            workerName: '王阿姨',
            totalFen: 16_500,
            address: '徐汇区漕溪北路88号1502室',
          },
        }),
        message(5, -12, 'customer', '昨天来的阿姨把我家花瓶打碎了，也没说一声！'),
        message(6, -12, 'customer', '', { media: [{ kind: 'file', name: '花瓶照片.pdf', n: 0 }] }),
        message(7, -11, 'bot', '非常抱歉给您带来困扰。已为您登记投诉 TS2611220001，我们会在 2 小时内联系您。'),
        message(8, -4, 'customer', '我要人工，现在就要'),
        message(9, -4, 'system', '已为您转接人工客服，前面还有 0 位'),
        message(10, -3, 'customer', '人呢？？'),
      ],
      notes: [
        {
          id: 'n1',
          text: '上次也是王阿姨，已提醒过轻拿轻放。@赵敏 请看一下赔付额度',
          by: 'bob',
          byName: '王强',
          mentions: [{ id: 'eve', name: '赵敏' }],
          at: at(-3.5),
        },
      ],
      card: {
        ...nobody,
        id: 'c-chen',
        name: '陈静',
        phone: '139****0001',
        addresses: ['徐汇区****1502室'],
        tags: ['老客户'],
        since: at(-60 * 24 * 200),
        identities: [
          {
            conversationId: 'web:main:chen',
            channel: 'web',
            displayName: '陈静',
            verifiedPhone: '139****0001',
            lastAt: at(-3),
          },
          {
            conversationId: 'telegram:main:77',
            channel: 'telegram',
            displayName: 'Jing C.',
            verifiedPhone: null,
            lastAt: at(-9000),
          },
        ],
        bookings: [
          {
            ref: 'GJ26112100003',
            service: '日常保洁',
            start: at(-1440),
            status: 'done',
            worker: '王阿姨',
            priceFen: 16_500,
          },
          {
            ref: 'GJ26112800011',
            service: '擦玻璃',
            start: at(8000),
            status: 'confirmed',
            worker: '刘师傅',
            priceFen: 22_000,
          },
        ],
        cases: [{ number: 'TS2611220001', category: 'damage', severity: 'S2', status: 'open', openedAt: at(-11) }],
        surveys: [{ status: 'answered', score: 5, text: '很干净', at: at(-40_000), booking: 'GJ26101000002' }],
        followUps: [
          {
            kind: 'sla_proposal',
            dueAt: at(110),
            status: 'pending',
            why: '投诉 TS2611220001 须在 2 小时内给出方案',
            reason: null,
          },
        ],
        duplicates: [{ id: 'c-77', name: 'Jing C.', phone: '139****0001', why: 'phone' }],
      },
    }),
    chat({
      id: 'telegram:main:42',
      channel: 'telegram',
      locale: 'en',
      name: 'Michael Brown',
      assignee: 'queue',
      unread: 1,
      handoff: handoff('asked', 4, 9, { skills: ['en'], place: 2 }),
      messages: [message(1, -9, 'customer', 'Can I talk to a person please? The bot does not get my address.')],
    }),
    chat({
      id: 'wechat-kf:main:u9',
      channel: 'wechat-kf',
      name: '孙先生',
      assignee: 'ann',
      assigneeName: '李娜',
      doubtful: 1,
      handoff: handoff('late', 3, 20, { takenBy: 'ann', firstDue: null, nextDue: at(2), place: null }),
      messages: [
        message(1, -22, 'customer', '师傅怎么还没到'),
        message(2, -15, 'staff', '正在联系师傅', { by: 'ann', byName: '李娜' }),
        message(3, -14, 'staff', '师傅说路上堵车，大约 20 分钟到', {
          by: 'ann',
          byName: '李娜',
          status: 'uncertain',
        }),
        message(4, -2, 'customer', '？'),
      ],
    }),
    chat({
      id: 'wechat-official:main:o1',
      channel: 'wechat-official',
      name: '周女士',
      assignee: 'bob',
      assigneeName: '王强',
      handoff: handoff('misunderstood', 5, 40, { takenBy: 'bob', firstDue: null, place: null }),
      messages: [message(1, -40, 'customer', '那个 就是 上次那个能不能再来一下')],
    }),
    chat({
      id: 'web:main:bot1',
      name: null,
      messages: [message(1, -1, 'customer', '日常保洁多少钱'), message(2, -1, 'bot', '日常保洁 2 小时起，¥55/小时。')],
    }),
  ]
}
