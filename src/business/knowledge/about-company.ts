import type { Company } from '#business/catalogue/company.ts'
import { yuan } from '#business/catalogue/pricing.ts'
import { both, type Text } from '#business/catalogue/text.ts'
import { certificateInEnglish } from '#business/knowledge/certificates.ts'
import type { Remedies } from '#business/catalogue/remedies.ts'

/** When visits start and end. */
export function hoursText({ hours }: Company): Text {
  return both(
    `上门服务时间${hours.start}–${hours.end}，最晚${hours.lastStart}开始。`,
    `Visits are from ${hours.start} to ${hours.end}; the last one starts at ${hours.lastStart}.`,
  )
}

/** When people answer. */
export function humanHoursText({ hours }: Company): Text {
  return both(
    `人工客服${hours.humanStart}–${hours.humanEnd}在线，在这里回复「人工」就能转接；自动助手和紧急通道全天都在。`,
    `Colleagues are online from ${hours.humanStart} to ${hours.humanEnd}; reply “human” here to reach one. This assistant and the emergency line are always on.`,
  )
}

/** What to do in an emergency. */
export function emergencyText(): Text {
  return both(
    '有人受伤或有危险请先报警或叫救护车；同时在这里回复「紧急」，值班经理全天在。',
    'If anybody is hurt or in danger, call the police or an ambulance first; then reply “urgent” here, a duty manager is always on call.',
  )
}

/** The districts that are served. */
export function areaText(company: Company): Text {
  return both(
    `目前服务${company.city.zh}的${company.districts.map((district) => district.name).join('、')}。把小区名发我，我再确认路程。`,
    `We serve these districts of ${company.city.en}: ${company.districts.map((district) => district.text.en).join(', ')}. Send me the name of your compound and I will check the way.`,
  )
}

/** The checks that everybody passes, whatever they do. */
export function checksText({ services }: Company): Text {
  const [first, ...others] = services.map(({ quals }) => new Set(quals))
  const shared = [...(first ?? [])].filter((name) => others.every((quals) => quals.has(name)))
  return both(
    `所有服务人员都经过${shared.join('、')}；各项服务另要求相应的证书或培训，告诉我做哪一项，我把要求列给您。`,
    `Everybody passes: ${shared.map(certificateInEnglish).join(', ')}. Each service requires certificates or training of its own; tell me which one and I list them.`,
  )
}

/** How to book. */
export function bookingText(): Text {
  return both(
    '直接在这里告诉我要做什么、多大面积、哪天和地址，我先报价，您确认后就约好了。',
    'Tell me here what you need, how big it is, which day and where; I quote first, and once you agree it is booked.',
  )
}

/** What is offered, by name. */
export function servicesText(company: Company): Text {
  return both(
    `我们提供：${company.services.map((service) => service.name.zh).join('、')}。想了解哪一项的价格或内容？`,
    `We offer: ${company.services.map((service) => service.name.en).join(', ')}. Which one would you like to know more about?`,
  )
}

/** What cancelling costs, tier by tier. */
export function cancelText({ policies }: Company): Text {
  return both(
    `${policies.cancelTiers.map((tier) => tier.text.zh).join('；')}。下单${policies.freeCancelMinutes}分钟内取消全退。`,
    `${policies.cancelTiers.map((tier) => tier.text.en).join('. ')}. Within ${policies.freeCancelMinutes} minutes of ordering, cancelling is free.`,
  )
}

/** Until when and how often a visit may be moved without a fee. */
export function rescheduleText({ policies }: Company): Text {
  const { freeUntil, maxFreeTimes } = policies.reschedule
  const clock = `${freeUntil.hour}:${String(freeUntil.minute).padStart(2, '0')}`
  return both(
    `上门前一天${clock}前可以免费改${maxFreeTimes}次，直接告诉我新时间就行。`,
    `You can move a visit free of charge ${maxFreeTimes} times until ${clock} on the day before; just tell me the new time.`,
  )
}

/** How long ahead each service must be booked, the quickest first. */
export function leadTimesText({ services }: Company): Text {
  const groups = Map.groupBy(
    services.toSorted((one, other) => one.leadTimeHours - other.leadTimeHours),
    ({ leadTimeHours }) => leadTimeHours,
  )
  const list = [...groups].map(([hours, group]) =>
    both(
      `${hours >= 48 ? `${hours / 24}天` : `${hours}小时`}：${group.map(({ name }) => name.zh).join('、')}`,
      `${hours >= 48 ? `${hours / 24} days` : `${hours} hours`}: ${group.map(({ name }) => name.en).join(', ')}`,
    ),
  )
  return both(
    `至少提前——${list.map(({ zh }) => zh).join('；')}。`,
    `Book at least this far ahead. ${list.map(({ en }) => en).join('; ')}.`,
  )
}

export function quoteValidText({ policies }: Company): Text {
  return both(
    `报价${policies.quoteValidMinutes}分钟内有效，选好的时段为您保留${policies.slotHoldMinutes}分钟。`,
    `A quote is valid for ${policies.quoteValidMinutes} minutes; a chosen time is held for ${policies.slotHoldMinutes} minutes.`,
  )
}

export function guaranteeText({ policies }: Company): Text {
  return both(`${policies.guarantee.zh}。`, `${policies.guarantee.en}.`)
}

/** What a customer gets when we are late. */
export function lateText({ late }: Remedies): Text {
  return both(
    `预计晚到超过${late.noticeMinutes}分钟会主动告诉您；晚到超30分钟，赔订单的${late.over30Pct}%或免费改期；超60分钟，可免费取消并赔${late.over60Pct}%。`,
    `We tell you when we expect to be more than ${late.noticeMinutes} minutes late. Over 30 minutes late: ${late.over30Pct}% of the order or a free new date; over 60 minutes: free cancellation and ${late.over60Pct}%.`,
  )
}

/** What a customer gets when we cancel. */
export function companyCancelsText({ companyCancels }: Remedies): Text {
  return both(
    `我们取消的话：可同一时间换人、优先约最近时段或全额退款，另赔订单的${companyCancels.pct}%，最多${companyCancels.capYuan}元。`,
    `If we cancel: somebody else at the same time, the nearest slot first, or a full refund, and ${companyCancels.pct}% of the order on top, at most ¥${companyCancels.capYuan}.`,
  )
}

export function reworkText({ rework }: Remedies): Text {
  return both(
    `没做干净请在${rework.reportHours}小时内发照片，免费返工${rework.times}次。`,
    `If something is not clean, send photos within ${rework.reportHours} hours for ${rework.times} free rework.`,
  )
}

export function damageText({ damage }: Remedies): Text {
  return both(
    `东西损坏请在${damage.reportHours}小时内发照片给我，我建投诉单；我们在${damage.insurerHours}小时内报保险。`,
    `If something is damaged, send photos within ${damage.reportHours} hours and I open a case; we notify the insurer within ${damage.insurerHours} hours.`,
  )
}

export function refundText({ refundDays }: Remedies): Text {
  return both(
    `退款原路退回：微信${refundDays.wechat}个工作日内，银行卡${refundDays.bank}个工作日内。`,
    `Refunds go back the way they were paid: WeChat within ${refundDays.wechat} working days, bank cards within ${refundDays.bank}.`,
  )
}

export function cardText({ cards }: Remedies): Text | undefined {
  if (!cards.refundable) return undefined
  return both(
    `次卡没用完可以退：已用次数按单次价算，余款退回；购卡${cards.coolingOffDays}天内为冷静期。`,
    `Unused visits on a card are refundable: used visits count at the single price, the rest is paid back; there is a cooling-off period of ${cards.coolingOffDays} days.`,
  )
}

/** Below which amount no deposit is due, for the sum of one order. */
export function depositSumText(totalFen: number, depositFen: number): Text {
  return depositFen === 0
    ? both(`这单${yuan(totalFen)}元，不用定金。`, `This order of ¥${yuan(totalFen)} needs no deposit.`)
    : both(
        `这单${yuan(totalFen)}元，定金${yuan(depositFen)}元。`,
        `For this order of ¥${yuan(totalFen)} the deposit is ¥${yuan(depositFen)}.`,
      )
}
