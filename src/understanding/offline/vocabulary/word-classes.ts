/**
 * Words that play the same part in a sentence, by that part. The classifier sees the part beside the letters, so that
 * what it learnt about 月嫂 holds for 护理员 too. Simplified Chinese and lower case; a longer word wins over a shorter.
 */
export const wordClasses: Readonly<Record<string, string>> = {
  worker:
    '阿姨 师傅 保洁员 保洁大姐 保洁阿姨 月嫂 保姆 护工 育儿嫂 育婴师 钟点工 小时工 嬢嬢 大姐 小哥 工人 护理员 陪护 陪护员 住家阿姨 家政员 技师 工作人员 收纳师 cleaner cleaners worker nanny maid ayi helper caregiver carer technician guy lady woman man babysitter cook',
  they: '她 他 她们 他们 人家 那人 这人 she he her him they them',
  company: '你们 您们 贵司 贵公司 平台 公司 你家 您家 你们家 贵方 商家 企业 you your company platform app',
  me: '我 我们 咱 咱们 本人 我家 家里 我们家 俺家 i we my our me us',
  machine:
    '油烟机 烟机 抽油烟机 空调 挂机 柜机 洗衣机 滚筒 波轮 冰箱 热水器 中央空调 灶台 沙发 床垫 地毯 窗帘 玻璃 窗户 窗子 纱窗 落地窗 window windows sofa mattress carpet fridge oven ac aircon hood washer',
  room: '厨房 卫生间 厕所 浴室 客厅 卧室 阳台 地板 家里 屋里 房子 屋子 全屋 床底 马桶 瓷砖 办公室 店里 别墅 公寓 楼道 大堂 电梯 宿舍 出租屋 新房 kitchen bathroom house apartment flat room office floor home',
  chore:
    '打扫 洗 清洗 擦 拖 扫 收拾 整理 收纳 做饭 烧饭 煮饭 烧菜 做菜 带娃 带孩子 照顾 看护 护理 陪诊 保洁 深度保洁 日常保洁 开荒 开荒保洁 大扫除 搞卫生 做卫生 卫生 除螨 清洁 家政 消毒 清理 熨 遛狗 照看 clean cleaning wash cooking babysitting mop dust organize',
  dirt: '脏 油 油腻 灰 臭 臭味 异味 味道 霉 发霉 霉点 乱 污 水渍 毛 头发 垢 蟑螂 污渍 油污 恶心 dirty filthy messy mess dust smell smells smelly mould mold greasy stain stains',
  request: '帮我 帮忙 麻烦 请 请问 劳驾 拜托 给我 替我 帮 烦请 恳请 please kindly pls',
  want: '想 要 想要 需要 打算 准备 希望能 得 求 急需 want need like looking wish require',
  order:
    '预约 下单 约 订 预定 预订 约个 订个 找个 来个 请个 叫个 派个 安排 派 找人 喊个 寻个 整个 加个 再来 加一场 book schedule arrange hire send get booking',
  future:
    '明天 后天 大后天 下周 下个星期 下礼拜 周末 周一 周二 周三 周四 周五 周六 周日 周天 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 礼拜天 星期一 星期二 星期三 星期四 星期五 星期六 星期天 月底 年后 节前 节后 今晚 明早 明晚 每周 每天 长期 固定 tomorrow weekend monday tuesday wednesday thursday friday saturday sunday weekly tonight',
  hour: '上午 下午 中午 早上 晚上 傍晚 点钟 点半 点 morning afternoon evening noon am pm',
  now: '现在 马上 尽快 立刻 今天 这会儿 赶紧 赶快 now today asap soon',
  past: '昨天 昨晚 刚才 刚刚 上次 上回 之前 已经 前天 上周 上个月 那天 早上来 当时 回来发现 走了 走后 走之后 完事 yesterday last already ago before after was were did had came left',
  le: '了 过 完',
  neg: '不 没 没有 别 未 无 不是 不会 不给 不能 从不 从没 not no never dont didnt nothing none nobody without',
  ask: '吗 么 多少 怎么 什么 哪 几 谁 多久 如何 是否 能不能 可不可以 会不会 有没有 要不要 是不是 哪里 哪些 哪个 为什么 how what when where who which why does do can could is are ?',
  price:
    '钱 价 价格 收费 费用 块 元 贵 便宜 多少钱 报价 优惠 折 价钱 一小时 一个月 工资 price cost charge fee rate much expensive cheap discount',
  paid: '加价 多收 乱收 扣 扣钱 收了 多要 另收 涨价 坑 宰 扣款 charged overcharged extra',
  refund: '退款 退钱 退 退还 定金 押金 预付款 余额 退卡 到账 refund deposit refunded',
  child: '孩子 宝宝 小孩 娃 婴儿 女儿 儿子 闺女 小朋友 囡囡 孙子 孙女 baby son daughter kid kids child toddler',
  elder:
    '老人 我妈 我爸 妈妈 爸爸 奶奶 爷爷 外婆 外公 姥姥 姥爷 老头子 老伴 父亲 母亲 老太太 老爷子 婆婆 公公 mom mum dad mother father grandma grandpa',
  pet: '猫 狗 猫咪 狗狗 宠物 毛孩子 金毛 cat dog pet puppy',
  harm: '打 骂 掐 推 摔 摔倒 伤 受伤 流血 血 烫 烫伤 淤青 红肿 肿 疼 昏 晕 滚下来 掉下 掉下来 过敏 吓 扇 虐待 饿 绑 hit slap slapped shook bruise bruises hurt injured fell burned bump bleeding',
  loss: '丢 丢了 不见 不见了 少了 偷 没了 找不到 拿走 顺走 跑丢 stole stolen missing gone lost took',
  thing:
    '东西 首饰 项链 戒指 现金 手机 花瓶 包 衣服 快递 钥匙 桌子 家具 电视 杯子 碗 柜子 手表 ring necklace cash phone vase table watch keys',
  break:
    '坏 碎 破 弄坏 打碎 刮花 划 划痕 划伤 掉色 裂 掉漆 褪色 漏 漏水 洗坏 摔坏 砸 烧坏 broke broken scratched cracked ruined damaged stained leak leaking',
  late: '迟到 晚到 没来 没到 爽约 放鸽子 没人来 不来 没影 人影 late',
  wait: '等 等着 等了 在等 一直等 干等 waiting waited wait',
  arrive:
    '到 来 出发 上门 过来 到哪 路上 到了 到岗 到不 几点到 几点来 动身 在哪 走到 到达 进度 状态 arrive arriving coming way eta here reach reaching status',
  good: '好 满意 干净 仔细 认真 棒 赞 不错 利索 麻利 专业 细心 负责 贴心 感动 放心 靠谱 勤快 温柔 耐心 好评 表扬 点赞 夸 喜欢 挑不出 great good excellent amazing wonderful perfect thorough lovely nice happy content love spotless',
  bad: '差 烂 垃圾 糟 糟糕 敷衍 糊弄 偷懒 玩手机 态度 凶 臭脸 不耐烦 发脾气 恶劣 失望 气 生气 无语 离谱 过分 投诉 举报 差评 曝光 骗 骗子 脾气 嫌 terrible awful bad worst rude horrible disappointed angry complain complaint unacceptable poor lazy',
  irony:
    '呵呵 佩服 服了 服气 厉害 牛 恭喜 真行 长见识 开眼 绝了 敢情 不愧 居然 竟然 好意思 魔术 wow congratulations bravo',
  contrast: '但 但是 结果 却 可是 不过 就是 反而 还 倒 说好 约好 约定 明明 but however although instead yet supposed',
  suppose: '如果 万一 要是 假如 倘若 的话 会不会 担心 怕 if whether might would case',
  insure: '赔 赔偿 保险 责任 承担 负责 保障 理赔 insurance insured liable liability pay pays',
  suggest:
    '建议 希望 最好 要是能 如果能 能出个 增加 改进 优化 就好了 更好 下次能 以后 suggest suggestion wish improve better',
  change:
    '改 改到 换 换到 挪 推迟 往后 往前 调 延 延期 改期 提前 改成 顺延 推 晚 晚点 早点 换个时间 调整 reschedule move change postpone later earlier push',
  undo: '取消 退单 撤 撤了 不要了 不约了 不用来 别来 算了 停掉 不来 消掉 退掉 cancel cancelled off',
  desk: '人工 真人 客服 经理 主管 领导 负责人 老板 活人 上级 人员 机器人 机器 human agent manager supervisor person someone senior robot bot',
  speak: '说 讲 问 告诉 联系 电话 回复 打电话 沟通 对接 转 接 speak talk call tell contact connect',
  same: '上次那个 还是 原来 同一个 固定 指定 照旧 上回 那个 same again usual',
  rude: '加微信 微信 照片 摸 骚扰 拍照 隐私 偷拍 朋友圈 监控 身份证 地址 一个人在家 wechat photo photos touched followed camera',
  proof:
    '证 证书 健康证 资质 身份 培训 背景 发票 合同 本人 照片上 invoice contract certificate licence license background id',
  thank: '谢谢 多谢 感谢 辛苦 麻烦你 thanks thank thx',
  elsewhere:
    '天气 股票 新闻 作业 作文 笑话 彩票 电影 外卖 快递 机票 高铁 酒店 招聘 招人 应聘 兼职 翻译 唱歌 算命 weather news stock joke movie taxi flight hotel job hiring',
}
