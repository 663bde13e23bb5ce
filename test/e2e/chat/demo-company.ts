/** A made-up company and what its bot shows, in the shapes of the website chat contract. */
export const company = {
  name: '安心到家',
  phone: '400-000-1234',
  hours: '08:00–20:00',
  demo: false,
  services: [
    { id: 'clean-daily', name: '日常保洁', en: 'Daily cleaning', priceText: '¥55', unitText: '小时' },
    { id: 'clean-deep', name: '深度保洁', en: 'Deep cleaning', priceText: '¥9', unitText: '平方米' },
    { id: 'window', name: '擦玻璃', en: 'Window cleaning', priceText: '¥10', unitText: '平方米' },
    { id: 'hood', name: '油烟机清洗', en: 'Range hood cleaning', priceText: '¥220', unitText: '台' },
    { id: 'ac', name: '空调清洗', en: 'Air conditioner cleaning', priceText: '¥110 起', unitText: '台' },
    { id: 'washer', name: '洗衣机清洗', en: 'Washing machine cleaning', priceText: '¥130 起', unitText: '台' },
    { id: 'organize', name: '整理收纳', en: 'Organizing', priceText: '¥120', unitText: '小时' },
    { id: 'yuesao', name: '月嫂', en: 'Maternity nurse', priceText: '¥11,800', unitText: '26 天' },
  ],
}

export const question = {
  text: '请问您家的面积大概是多少？',
  choices: [
    { id: 's60', label: '60 平以内' },
    { id: 's90', label: '60–90 平' },
    { id: 's120', label: '90–120 平' },
  ],
}

export const services = {
  text: '请问需要哪种服务？\n1. 日常保洁\n2. 深度保洁\n3. 擦玻璃',
  card: {
    kind: 'services',
    items: [
      { id: 'clean-daily', name: '日常保洁', priceText: '¥55', unit: '小时', choice: 'svc-1' },
      { id: 'clean-deep', name: '深度保洁', priceText: '¥9', unit: '平方米', choice: 'svc-2' },
      { id: 'window', name: '擦玻璃', priceText: '¥10', unit: '平方米', choice: 'svc-3' },
    ],
  },
  choices: [
    { id: 'svc-1', label: '日常保洁' },
    { id: 'svc-2', label: '深度保洁' },
    { id: 'svc-3', label: '擦玻璃' },
    { id: 'svc-help', label: '帮我推荐' },
  ],
}

export const slots = {
  text: '这几个时间有空，您选哪个？\n1. 11月28日（周六）09:00–12:00\n2. 11月28日（周六）14:00–17:00',
  card: {
    kind: 'slots',
    items: [
      {
        id: 't1',
        start: '2026-11-28T09:00:00+08:00',
        end: '2026-11-28T12:00:00+08:00',
        workerName: '王阿姨',
        label: '11月28日（周六）09:00–12:00',
      },
      {
        id: 't2',
        start: '2026-11-28T14:00:00+08:00',
        end: '2026-11-28T17:00:00+08:00',
        workerName: '李阿姨',
        label: '11月28日（周六）14:00–17:00',
      },
    ],
  },
  choices: [
    { id: 't1', label: '11月28日（周六）09:00–12:00' },
    { id: 't2', label: '11月28日（周六）14:00–17:00' },
    { id: 'other', label: '其他时间' },
  ],
}

/** A quote that is valid for half an hour from `now`. */
export function quote(now: Date) {
  return {
    text: '给您算好了，请核对：\n服务：日常保洁（90 平，3 小时）\n时间：11月28日（周六）09:00–12:00\n合计：¥205\n无误的话点“确认预约”，就帮您约上。',
    card: {
      kind: 'quote',
      ref: 'Q2611-0042',
      serviceName: '日常保洁',
      sizeText: '90 平方米',
      start: '2026-11-28T09:00:00+08:00',
      end: '2026-11-28T12:00:00+08:00',
      lines: [
        { label: '日常保洁 3 小时 × ¥55', amountFen: 16500 },
        { label: '冰箱内部', amountFen: 4000 },
      ],
      totalFen: 20500,
      depositFen: 0,
      hours: 3.5,
      people: 1,
      workerName: '王阿姨（4.9 分，服务 328 次）',
      address: '徐汇区漕溪北路88号1502室',
      phone: '139****0001',
      cancelRule: '前一天 18:00 前免费取消；之后收 20%，最多 ¥50；开始前 2 小时内收 50%，最多 ¥150。',
      guarantee: '48 小时内不满意免费返工；物品损坏由保险赔付。',
      validUntil: new Date(now.getTime() + 30 * 60_000).toISOString(),
    },
    choices: [
      { id: 'affirm', label: '确认预约' },
      { id: 'change', label: '修改信息' },
      { id: 'deny', label: '先不约了' },
    ],
  }
}

export const booking = {
  text: '已为您约好。\n订单号：GJ26112800017\n服务：日常保洁\n出发前会再提醒您。',
  card: {
    kind: 'booking',
    ref: 'GJ26112800017',
    serviceName: '日常保洁',
    start: '2026-11-28T09:00:00+08:00',
    workerName: '王阿姨',
    totalFen: 20500,
    address: '徐汇区漕溪北路88号1502室',
  },
}

export const timeline = {
  text: '王阿姨正在路上。\n订单号：GJ26112800017\n服务：日常保洁\n预计到达：08:55',
  card: {
    kind: 'timeline',
    ref: 'GJ26112800017',
    serviceName: '日常保洁',
    start: '2026-11-28T09:00:00+08:00',
    workerName: '王阿姨',
    eta: '08:55',
    steps: [
      { status: 'confirmed', label: '已派单', at: '2026-11-27T18:02:00+08:00', done: true },
      { status: 'on_the_way', label: '已出发', at: '2026-11-28T08:31:00+08:00', done: true },
      { status: 'arrived', label: '已到达', done: false },
      { status: 'in_service', label: '服务中', done: false },
      { status: 'done', label: '已完成', done: false },
    ],
  },
}

export const fee = {
  text: '现在取消要收一点费用：\n费用：¥41\n还要取消吗？',
  card: { kind: 'fee', feeFen: 4100, clause: '前一天 18:00 后取消，收订单金额的 20%，最多 ¥50', ref: 'GJ26112800017' },
  choices: [
    { id: 'affirm', label: '确认取消' },
    { id: 'deny', label: '保留预约' },
  ],
}
