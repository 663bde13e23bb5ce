/**
 * What phones and voice input make of common words, [written, meant]. Only spellings that mean nothing else in a
 * customer's message are here; `改其` for 改期 is missing on purpose where 改其他 may be meant, see `typoPatterns`.
 */
export const typos: readonly (readonly [string, string])[] = [
  ...pairs('取消', '取肖 取销 曲消 取削 娶消 取效'),
  ...pairs('保洁', '报洁 保结 保捷 宝洁 包洁 堡洁 保杰 饱洁 葆洁 保节'),
  ...pairs('阿姨', '啊姨 阿咦 啊咦 阿移 阿疑 阿一姨 阿夷 阿胰'),
  ...pairs('油烟机', '油咽机 油烟几 油烟鸡 油姻机 抽烟机 由烟机 油烟积 油烟肌'),
  ...pairs('预约', '予约 预越 预月 欲约 预曰 预钥 遇约 预yue'),
  ...pairs('改期', '改齐 改旗'),
  ...pairs('洗衣机', '洗衣鸡 洗衣级 洗衣几 洗一机 洗医机'),
  ...pairs('空调', '空条 空凋 孔调 空碉'),
  ...pairs('投诉', '投拆 头诉 偷诉 投素 投述 投塑'),
  ...pairs('退款', '退宽 腿款 退欵 推款'),
  ...pairs('订单', '定单 丁单 订丹'),
  ...pairs('钟点工', '钟典工 中点工 终点工 钟点公 种点工 钟点功'),
  ...pairs('月嫂', '月扫 月艘 月骚 越嫂 月搜'),
  ...pairs('预产期', '预产气 预产其 预产妻 愈产期'),
  ...pairs('育儿嫂', '育儿扫 玉儿嫂 育儿骚 育而嫂'),
  ...pairs('开荒', '开慌 开谎 开黄保洁'),
  ...pairs('深度', '深渡 申度 深肚'),
  ...pairs('玻璃', '波璃 玻离 玻漓 波离 玻莉'),
  ...pairs('平米', '平咪 平mi'),
  ...pairs('家政', '家证 家正 加政'),
  ...pairs('人工', '人功 仁工'),
  ...pairs('发票', '发漂 发飘 法票'),
  ...pairs('优惠', '优会 忧惠'),
  ...pairs('地址', '地只 地趾 地止 地知 弟址'),
  ...pairs('电话', '电活 电画'),
  ...pairs('时候', '时侯 食候'),
  ...pairs('已经', '己经 以经 巳经'),
  ...pairs('明天', '明添 名天 明夭'),
  ...pairs('后天', '后添 后夭'),
  ...pairs('上午', '上舞'),
  ...pairs('下午', '下舞 吓午'),
  ...pairs('礼拜', '礼摆 里拜'),
  ...pairs('星期', '星其 星奇 兴期'),
  ...pairs('周末', '周未'),
  ...pairs('沙发', '沙法 杀发'),
  ...pairs('消毒', '消独 肖毒'),
  ...pairs('热水器', '热水气 热水汽 热水其'),
  ...pairs('冰箱', '冰厢 冰相 兵箱'),
  ...pairs('保姆', '保母 保拇'),
  ...pairs('师傅', '师付 师父 师富 狮傅'),
  ...pairs('护工', '护公 户工'),
  ...pairs('陪护', '培护 赔护'),
  ...pairs('住家', '住加'),
  ...pairs('收纳', '收呐 收那'),
  ...pairs('打扫', '打骚 大扫卫生 打嫂'),
  ...pairs('卫生', '卫声 为生间'),
  ...pairs('床垫', '床电 床殿'),
  ...pairs('地毯', '地坦 地摊清洗'),
  ...pairs('清洗', '青洗 情洗'),
  ...pairs('清洁', '青洁 清结 清杰'),
  ...pairs('客服', '客福 客付'),
  ...pairs('什么', '甚么 什莫 神马 什麽'),
  ...pairs('怎么', '怎莫 怎麽 肿么'),
  ...pairs('没有', '木有 妹有'),
  ...pairs('小时', '小是时 小十 小石'),
  ...pairs('满意', '满异 慢意'),
  ...pairs('谢谢', '谢协 蟹蟹'),
]
  // A wrong spelling that swallowed a neighbour keeps the neighbour.
  .map(([wrong, right]) => {
    const kept: Readonly<Record<string, string>> = {
      开黄保洁: '开荒保洁',
      大扫卫生: '打扫卫生',
      为生间: '卫生间',
      地摊清洗: '地毯清洗',
    }
    return [wrong, kept[wrong] ?? right] as const
  })

/** Misspellings that are words of their own elsewhere, so the neighbours decide. */
export const typoPatterns: readonly (readonly [RegExp, string])[] = [
  [/改其(?!他|它|余|中|实|她)/g, '改期'],
  [/取笑(?=预约|订单|这单|这个单|明天|今天|上门|保洁)/g, '取消'],
  [/去消(?!协|费|防|化|耗|毒|灾|息)/g, '取消'],
  [/^再吗/g, '在吗'],
  // The south says f for h and s for sh.
  [/灰不灰/g, '会不会'],
  [/狮傅|师付|斯傅/g, '师傅'],
  [/细衣机|洗衣鸡/g, '洗衣机'],
  [/电发(?=\s?1\d)/g, '电话'],
  [/(?<=阿姨|师傅|人|现在)道(?=哪|了)/g, '到'],
  [/(?<=[\d十百])(?:萍|苹)(?!果)/g, '平'],
  // Voice input hears 平方 as 平房 after a number.
  [/(?<=[\d一二三四五六七八九十百])平房(?!区)/g, '平方'],
  [/(?<=[转找])(?:任工|工人客服)/g, '人工'],
  [/空掉(?=清洗|洗|太脏|有味)/g, '空调'],
  [/(?<=[一二三四五六七八九十\d])点种/g, '点钟'],
  [/(?<=[一二两三四五六七八九十\d])典(?=[半钟整一二三四五六七八九十\d]|$|[,.!。\s])/g, '点'],
  [/(?<=[上下中]午|[早晚]上|[今明后]天)(\s?[一二两三四五六七八九十\d]{1,2})店/g, '$1点'],
  [/(?<=[\d一二两三四五六七八九十半]个?)小[是事](?=$|[,.!。\s就吧])/g, '小时'],
  [/(?<=[明后今周期拜][天一二三四五六日])([上下])[五舞](?=$|[,.!。\s来做两三四])/g, '$1午'],
  [/(?<=月(?:\d|1\d|2\d|3[01]|[一二三]?十?[一二三四五六七八九十]))好/g, '号'],
  [/(?<=(?:^|[^\d])\d{1,2})好(?=[上下早中晚])/g, '号'],
  [/(?<=星期|礼拜)(?:无|舞|武)(?=$|[,.!?。\s上下早中晚])/g, '五'],
  [/著(?=急)/g, '着'],
]

/** English misspellings and chat shorthand, whole words, any case. */
export const englishTypos: Readonly<Record<string, string>> = {
  clening: 'cleaning', cleanning: 'cleaning', claening: 'cleaning', cleanin: 'cleaning', cleaing: 'cleaning',
  cleanner: 'cleaner', clener: 'cleaner',
  tommorow: 'tomorrow', tomorow: 'tomorrow', tommorrow: 'tomorrow', tomorro: 'tomorrow', tmr: 'tomorrow',
  tmrw: 'tomorrow', tmw: 'tomorrow', '2moro': 'tomorrow', '2morrow': 'tomorrow',
  resched: 'reschedule', rescedule: 'reschedule', reshedule: 'reschedule',
  cancle: 'cancel', cancell: 'cancel', cansel: 'cancel', cencel: 'cancel', canel: 'cancel',
  appoinment: 'appointment', apointment: 'appointment', appt: 'appointment',
  adress: 'address', addres: 'address', addr: 'address',
  saterday: 'Saturday', satuday: 'Saturday', wensday: 'Wednesday', wednsday: 'Wednesday', thrusday: 'Thursday',
  tuseday: 'Tuesday', refound: 'refund', complian: 'complain', recieve: 'receive',
  pls: 'please', plz: 'please', thx: 'thanks', thanx: 'thanks', tks: 'thanks', bok: 'book', boook: 'book',
  avaliable: 'available', availble: 'available', windos: 'windows', widows: 'windows', frige: 'fridge', matress: 'mattress',
} // prettier-ignore

function pairs(right: string, wrong: string): (readonly [string, string])[] {
  return wrong.split(' ').map((word) => [word, right] as const)
}
