import type { Estimate } from '#business/quality/estimate.ts'
import type { Claim } from './claims.ts'
import type { Report } from './report.ts'

/** A report for people, each line in Chinese and English, and at the end whether all of it adds up. */
export function printed(report: Report, claims: readonly Claim[]): string {
  const { bookings: b, surveys: s, messages: m, unasked } = report
  const day = (at: Date) => at.toISOString().slice(0, 10)
  return [
    `一周 A week  seed ${report.seed}  ${day(report.from)} – ${day(report.until)}  ${report.ticks} ticks`,
    '',
    `客户 customers ${report.customers}；消息 messages: 客户 ${m.customers}，机器人 bot ${m.bot}，人工 staff ${m.staff}`,
    `主动消息 unasked: ${unasked.total}，${unasked.chats} 个聊天 chats，每个最多 at most ${unasked.most}，平均 on average ${(unasked.total / Math.max(1, unasked.chats)).toFixed(1)}`,
    `预约 bookings: 下单 booked ${b.booked} = 完成 done ${b.done} + 取消 cancelled ${b.cancelled}（其中定金过期 lapsed ${b.lapsed}）+ 未完 open ${b.open}；改期 moved ${b.moved}`,
    `上门 visits: ${report.manners.map(({ manner, n }) => `${manner} ${n}`).join('，')}`,
    '',
    `评价 surveys: 发出 sent ${s.sent} = 已答 answered ${s.answered} + 跳过 skipped ${s.skipped} + 过期 expired ${s.expired} + 未答 open ${s.open}`,
    `没发的原因 not asked: ${report.notAsked.map(({ reason, n }) => `${reason} ${n}`).join('，') || '–'}`,
    `满意度 CSAT ${share(report.csat)}；回复率 response rate ${share(report.responseRate)}`,
    '',
    '投诉 complaints:',
    ...report.cases.map(
      ({ severity, opened, closed, reopened, kept, missed }) =>
        `  ${severity}  登记 opened ${opened}，办结 closed ${closed}，重开 reopened ${reopened}；时限 deadlines: 守住 kept ${kept}，超时 missed ${missed}`,
    ),
    '',
    '自动任务 follow-ups:',
    ...followUpLines(report),
    '',
    `告警 alerts: ${report.alerts.map(({ kind, what, n }) => `${kind}${what === null ? '' : ` ${what}`} ${n}`).join('，') || '–'}`,
    '',
    ...claims.flatMap(({ text, breaches }) => [
      `${breaches.length === 0 ? '✔' : '✖'} ${text.zh}  ${text.en}`,
      ...breaches.slice(0, 8).map((breach) => `    ${breach}`),
      ...(breaches.length > 8 ? [`    … ${breaches.length - 8} more`] : []),
    ]),
  ].join('\n')
}

const percent = (value: number) => `${(value * 100).toFixed(1)} %`

const share = (estimate: Estimate | undefined): string =>
  estimate
    ? `${percent(estimate.value)} (95 %: ${percent(estimate.low)} – ${percent(estimate.high)}, n = ${estimate.n})`
    : '–'

function followUpLines({ followUps }: Report): string[] {
  return [...Map.groupBy(followUps, ({ kind }) => kind)].map(([kind, rows]) => {
    const parts = [...Map.groupBy(rows, ({ status }) => status)].map(([status, some]) => {
      const total = some.reduce((sum, { n }) => sum + n, 0)
      const reasons = some.filter(({ reason }) => reason !== null).map(({ reason, n }) => `${reason} ${n}`)
      return `${status} ${total}${reasons.length === 0 ? '' : ` (${reasons.join(', ')})`}`
    })
    return `  ${kind.padEnd(18)} ${parts.join('; ')}`
  })
}
