/** A made-up company and what its bot shows, in the shapes of the website chat contract. */
export const company = {
  name: '安心到家',
  phone: '400-000-1234',
  hours: { start: '08:00', end: '20:00' },
  zone: 'Asia/Shanghai',
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

// As the engine makes them, the ids of the buttons are not those of the card's entries: their labels are the same.
export const services = {
  text: '好的，您想预约哪项服务？直接说也行，比如“油烟机清洗”。',
  card: {
    kind: 'services',
    items: [
      { id: 'clean-daily', name: '日常保洁', label: '日常保洁', priceText: '¥55', unit: '小时' },
      { id: 'clean-deep', name: '深度保洁', label: '深度保洁', priceText: '¥9', unit: '平方米' },
      { id: 'window', name: '擦玻璃', label: '擦玻璃', priceText: '¥10', unit: '平方米' },
    ],
  },
  choices: [
    { id: 'a91c5e0d77f1', label: '日常保洁' },
    { id: '0b2f4e61c9aa', label: '深度保洁' },
    { id: '7de1029b3c58', label: '擦玻璃' },
    { id: '55aa01cd9e20', label: '帮我推荐' },
  ],
}

export const slots = {
  text: '周六这两个时间有人，您选哪个？',
  card: {
    kind: 'slots',
    items: [
      {
        id: 's-1',
        label: '11月28日周六 09:00 王阿姨',
        start: '2026-11-28T09:00:00+08:00',
        end: '2026-11-28T12:00:00+08:00',
        workerName: '王阿姨',
      },
      {
        id: 's-2',
        label: '11月28日周六 14:00',
        start: '2026-11-28T14:00:00+08:00',
        end: '2026-11-28T17:00:00+08:00',
        workerName: '李阿姨',
      },
    ],
  },
  choices: [
    { id: 'c3d09a7e1f42', label: '11月28日周六 09:00 王阿姨' },
    { id: '1f9e2b6a8d07', label: '11月28日周六 14:00' },
    { id: 'e6b8c4d2a013', label: '换个时间' },
  ],
}

/** A quote that is valid for half an hour from `now`. */
export function quote(now: Date) {
  return {
    text: [
      '日常保洁 · 90㎡',
      '时间：11月28日周六 09:00–12:00',
      '人员：王阿姨（评分4.9，已完成640单，身份已核验）',
      '地址：徐汇区漕溪北路88号1502室',
      '联系人：陈女士 139****0001',
      '日常保洁：3小时 × ¥55 = ¥165',
      '冰箱内部：1项 × ¥40 = ¥40',
      '合计：¥205（不用定金）',
      '不含：外窗、拆洗家电',
      '取消：前一天18:00前免费；之后收20%，最多50元；开始前2小时内收50%，最多150元',
      '保障：48小时内不满意免费返工，物品损坏由保险赔付',
      '押金：本单另收钥匙押金，完工退还',
      '时间为您保留到10:40，请确认：',
    ].join('\n'),
    card: {
      kind: 'quote',
      ref: 'GJ26112800017',
      serviceName: '日常保洁',
      sizeText: '90㎡',
      start: '2026-11-28T09:00:00+08:00',
      end: '2026-11-28T12:00:00+08:00',
      lines: [
        { label: '日常保洁', amountFen: 16500, rule: '3小时 × ¥55' },
        { label: '冰箱内部', amountFen: 4000, rule: '1项 × ¥40' },
      ],
      totalFen: 20500,
      depositFen: 0,
      hours: 3.5,
      people: 1,
      visits: 1,
      workerName: '王阿姨',
      workerCard: '王阿姨（评分4.9，已完成640单，身份已核验）',
      address: '徐汇区漕溪北路88号1502室',
      name: '陈女士',
      phone: '139****0001',
      note: null,
      excludes: ['外窗', '拆洗家电'],
      cancelRule: '前一天18:00前免费；之后收20%，最多50元；开始前2小时内收50%，最多150元',
      guarantee: '48小时内不满意免费返工，物品损坏由保险赔付',
      validUntil: new Date(now.getTime() + 30 * 60_000).toISOString(),
    },
    choices: [
      { id: '9c1e77ab20d4', label: '确认预约' },
      { id: '4a0bd3e9f612', label: '先不约' },
      { id: 'b7720c5fe1a8', label: '改时间' },
      { id: '20cd8e41f9b3', label: '改地址' },
    ],
  }
}

export const booking = {
  text: '预约成功！单号 GJ26112800017\n日常保洁，11月28日周六 09:00，王阿姨上门。\n费用 ¥205。前一天晚上会再跟您确认，改时间或取消直接跟我说。',
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
  text: '王阿姨已出发，预计 08:55 到。',
  card: {
    kind: 'timeline',
    ref: 'GJ26112800017',
    serviceName: '日常保洁',
    start: '2026-11-28T09:00:00+08:00',
    workerName: '王阿姨',
    eta: '08:55',
    steps: [
      { status: 'booked', label: '已预约', at: '2026-11-27T17:58:00+08:00', done: true },
      { status: 'assigned', label: '已派单', at: '2026-11-27T18:02:00+08:00', done: true },
      { status: 'on_the_way', label: '已出发', at: '2026-11-28T08:31:00+08:00', done: true },
      { status: 'arrived', label: '已到达', done: false },
      { status: 'in_service', label: '服务中', done: false },
      { status: 'done', label: '已完成', done: false },
    ],
  },
}

export const fee = {
  text: '确认取消吗？\n日常保洁，11月28日周六 09:00。现在取消收 ¥41。',
  card: { kind: 'fee', feeFen: 4100, clause: '前一天18:00后取消，收订单金额的20%，最多50元', ref: 'GJ26112800017' },
  choices: [
    { id: '6f0a1b2c3d4e', label: '确认取消' },
    { id: '0e9d8c7b6a5f', label: '不取消了' },
  ],
}
