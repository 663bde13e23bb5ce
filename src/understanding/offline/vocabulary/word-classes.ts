/**
 * Words that play the same part in a sentence, by that part. The classifier sees the part beside the letters, so that
 * what it learnt about 月嫂 holds for 护理员 too. Simplified Chinese and lower case; a longer word wins over a shorter.
 */
export const wordClasses: Readonly<Record<string, string>> = {
  worker:
    '阿姨 师傅 保洁员 保洁大姐 保洁阿姨 月嫂 保姆 护工 育儿嫂 育婴师 钟点工 小时工 嬢嬢 大姐 小哥 工人 护理员 陪护 陪护员 住家阿姨 家政员 技师 工作人员 收纳师 cleaner cleaners worker nanny maid ayi helper caregiver carer technician guy lady woman man babysitter cook 师父 师付 阿姨们 大哥 大叔 小伙子 小伙 小姑娘 小姐姐 阿嫂 大嫂 大婶 姐姐 老师 老师傅 家政工 家政阿姨 住家 保洁小哥 保洁师傅 保姆阿姨 催乳师 月嫂阿姨 育儿师 看护 看护员 陪诊员 陪诊师 清洁工 清洁工人 清洁员 清洁阿姨 工友 上门师傅 姨 姨娘 小妹 那位 这位 那女的 那男的 那个人 姐 哥 auntie aunty housekeeper workers technicians nannies maids girl boy dude staffer team crew plumber',
  they: '她 他 她们 他们 人家 那人 这人 she he her him they them 其 佢 佢哋 伊 俺们 their theirs himself herself',
  company:
    '你们 您们 贵司 贵公司 平台 公司 你家 您家 你们家 贵方 商家 企业 you your company platform 你家的 你们公司 你们平台 你们这 你们那 你哋 恁 恁家 侬 贵 贵平台 恁们 您这 您那 公司的 官方 管家 yall yours u ur',
  me: '我 我们 咱 咱们 本人 我家 家里 我们家 俺家 i we my our me us 俺 阿拉 我哋 自己 自家 我屋 屋企 屋里头 我屋头 我司 我店 我妹 我姐 我弟 我哥 mine myself ourselves im ive',
  machine:
    '油烟机 烟机 抽油烟机 空调 挂机 柜机 洗衣机 滚筒 波轮 冰箱 热水器 中央空调 灶台 沙发 床垫 地毯 窗帘 玻璃 窗户 窗子 纱窗 落地窗 window windows sofa mattress carpet fridge oven ac aircon hood washer 吸油烟机 油网 滤网 灶 燃气灶 煤气灶 烤箱 微波炉 洗碗机 消毒柜 净水器 饮水机 太阳能 马达 内机 外机 壁挂炉 地暖 暖气 暖气片 吊扇 风扇 排气扇 浴霸 灯 吊灯 水晶灯 电视柜 床 床单 被套 被子 枕头 窗 窗台 窗槽 纱帘 门窗 阳光房 百叶 橱柜 柜子里 鞋柜 衣柜 衣帽间 抽屉 镜子 洗手台 水槽 水池 浴缸 花洒 淋浴房 水龙头 台面 瓷砖缝 美缝 吊顶 踢脚线 curtains curtain blinds couch fan lamp hob stove dishwasher microwave sink tub shower toilet tiles aircons acs mirror drawer cabinet closet wardrobe',
  room: '厨房 卫生间 厕所 浴室 客厅 卧室 阳台 地板 屋里 房子 屋子 全屋 床底 马桶 瓷砖 办公室 店里 别墅 公寓 楼道 大堂 电梯 宿舍 出租屋 新房 kitchen bathroom house apartment flat room office floor home 洗手间 主卧 次卧 书房 儿童房 婴儿房 玄关 走廊 楼梯 地下室 车库 院子 露台 天台 花园 仓库 厂房 车间 店面 店 饭店 餐馆 民宿 教室 幼儿园 诊所 健身房 瑜伽馆 会议室 工位 前厅 大厅 屋 房间 房 屋子里 家 老房子 老家 一居 两居 三居 两室 三室 两房 三房 复式 地上 地面 地毯上 墙 墙上 墙面 balcony bedroom bedrooms livingroom garage garden studio villa shop store restaurant place hall stairs wall walls',
  chore:
    '打扫 洗 清洗 擦 拖 扫 收拾 整理 收纳 做饭 烧饭 煮饭 烧菜 做菜 带娃 带孩子 照顾 护理 陪诊 保洁 深度保洁 日常保洁 开荒 开荒保洁 大扫除 搞卫生 做卫生 卫生 除螨 清洁 家政 消毒 清理 熨 遛狗 照看 cleaning wash cooking babysitting mop dust organize 洗洗 清洗一下 擦擦 擦窗 擦玻璃 拖地 扫地 扫一扫 扫扫 抹 刷 刷洗 洗刷 打蜡 抛光 除霉 除味 去污 清扫 打扫卫生 打扫一下 搞搞 收拾收拾 拾掇 归置 归拢 断舍离 叠衣服 熨衣服 洗衣服 洗碗 刷碗 做个饭 煮 烧 炒菜 炖汤 做菜饭 买菜 带小孩 带宝宝 看孩子 看娃 带 哄睡 陪 陪床 陪夜 陪聊 陪读 伺候 侍候 照应 照料 护老 助浴 洗澡 擦身 翻身 喂饭 喂奶 接送 遛 通下水 做家务 家务 深度 深度清洁 日常 开荒清洁 退租保洁 收屋 搬家后打扫 清 清洁一下 大清洁 钟点 laundry ironing iron sweep vacuum scrub scrubbing declutter deep nursing care elderly caring polish wipe wiping washing',
  dirt: '脏 油 油腻 灰 臭 臭味 异味 味道 霉 发霉 霉点 乱 污 水渍 毛 头发 垢 蟑螂 污渍 油污 恶心 dirty filthy messy mess smell smells smelly mould mold greasy stain stains 脏兮兮 脏乱 脏乱差 油渍 油垢 污垢 水垢 水印 手印 脚印 鞋印 灰尘 尘土 积灰 胶印 胶 漆点 泥 泥巴 沙 粉尘 毛发 狗毛 猫毛 头发丝 尿 尿渍 屎 便 呕吐物 虫 虫子 蚂蚁 老鼠 螨虫 黑乎乎 黏 黏糊糊 粘 黄渍 茶渍 锈 锈迹 青苔 烟味 烟灰 馊 腥 垃圾堆 猪窝 狗窝 乱七八糟 一塌糊涂 mud hair hairs rust fur grease sticky grime gross disgusting',
  request:
    '帮我 帮忙 麻烦 请 请问 劳驾 拜托 给我 替我 帮 烦请 恳请 please kindly pls 麻烦你 麻烦您 麻烦了 帮帮忙 帮帮 求求 求助 请帮 请帮我 请给 请你 请您 有劳 辛苦帮 唔该帮 给俺 帮俺 拜托了 给个 给安排 help could would may pleaseee pl',
  want: '想 要 想要 需要 打算 准备 希望能 得 求 急需 want need like looking wish require 想要个 想请 想找 想约 想订 想问 想把 我要 要个 要一 要一位 需 需求 愿意 巴不得 急着 急用 缺 缺个 盼 图 求个 诚心 wanna gonna hope needed requires wants needs',
  order:
    '预约 下单 约 订 预定 预订 约个 订个 找个 来个 请个 叫个 派个 安排 派 找人 喊个 寻个 整个 加个 再来 加一场 book schedule arrange hire send get 预约一个 预约一下 约一个 约一下 约一次 约下 订一个 订一下 订一次 来一个 来一位 来一次 来一趟 来人 找个人 找一个 找一位 找位 找下 请一个 请一位 请人 请位 叫人 叫一个 叫一位 派人 派一个 派一位 派位 安排一个 安排一位 安排一下 安排个 安排人 加一个 加一次 加约 下个单 下一单 下了单 雇 雇个 雇一个 搞一个 整一个 弄一个 要人 要一个人 再约 再来一次 再订 想约个 开单 登记 报名 booked reserve sign',
  future:
    '明天 后天 大后天 下周 下个星期 下礼拜 周末 周一 周二 周三 周四 周五 周六 周日 周天 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 礼拜天 星期一 星期二 星期三 星期四 星期五 星期六 星期天 月底 年后 节前 节后 今晚 明早 明晚 每周 每天 长期 固定 tomorrow weekend monday tuesday wednesday thursday friday saturday sunday weekly tonight 大后日 明日 后日 听日 明儿 明儿个 后儿 后儿个 明朝 下个礼拜 下星期 下下周 下周一 下周二 下周三 下周四 下周五 下周六 下周日 下周天 这周 本周 这周六 这周日 周六日 双休日 月初 月中 下月 下个月 年前 过年 春节 国庆 五一 元旦 中秋 端午 清明 假期 暑假 寒假 过几天 过两天 改天 改日 回头 哪天 每个月 每月 每星期 每礼拜 隔周 隔天 双周 长租 包月 next weekends week daily monthly fortnight fortnightly later morrow mon tue wed thu fri sat sun everyday regular regularly',
  hour: '上午 下午 中午 早上 晚上 傍晚 点钟 点半 点 morning afternoon evening noon am pm 早晨 清早 清晨 大清早 一早 一大早 凌晨 半夜 深夜 夜里 夜间 晌午 下晌 午后 午前 今晚上 晏昼 下昼 上昼 朝早 夜晚 天黑前 几点钟 三点 两点 四点 五点 六点 八点 九点 十点 十一点 一点钟 点多 点前 点后 点之前 点以后 oclock night',
  now: '现在 马上 尽快 立刻 今天 这会儿 赶紧 赶快 now today asap soon 立马 即刻 当下 眼下 目前 此刻 这阵 今日 今儿 今儿个 今天内 今早 今朝 尽早 越快越好 火速 急 很急 急急急 着急 十万火急 urgent urgently immediately quickly emergency hurry',
  past: '昨天 昨晚 刚才 刚刚 上次 上回 之前 已经 前天 上周 上个月 那天 早上来 当时 回来发现 走了 走后 走之后 完事 yesterday last already ago before after was were did had came left 前几天 前些天 前阵子 前两天 前日 昨日 昨儿 昨儿个 寻日 头先 头天 刚 刚刚才 才刚 方才 刚走 刚做 刚洗 先前 早先 以前 从前 当初 原先 那次 那回 那会 那会儿 上礼拜 上星期 上月 上周六 上周日 去年 前年 今天上午 今早上 早就 回家一看 一看 发现 回家 到家 做完 洗完 打扫完 擦完 弄完 完了 之后 走以后 后来 事后 recently earlier yesterdays found finished since been has have ever saw',
  le: '了 过 完 了吗 了没 掉了 咗 喽 啦 嘞 矣',
  neg: '不 没 没有 别 未 无 不是 不会 不给 不能 从不 从没 not no never dont didnt nothing none nobody without 木有 冇 毋 勿 莫 甭 别再 不用 不必 不要 不需要 不想 不肯 不让 不见得 不管 不理 不接 不回 不敢 不懂 不了 不到 不成 不行 没法 没办法 没说 没见 没听 从来没 从来不 根本没 根本不 并没有 压根 都没 都不 也没 也不 还没 还没有 就没 啥也没 一点没 一点也不 唔 唔好 唔使 咪 呒没 弗 cant couldnt wont wouldnt isnt wasnt arent werent hasnt havent hadnt shouldnt doesnt neither nor neednt aint cannot hardly barely nowhere',
  ask: '吗 么 多少 怎么 什么 哪 几 谁 多久 如何 是否 能不能 可不可以 会不会 有没有 要不要 是不是 哪里 哪些 哪个 为什么 how what when where who which why does do can is are ? 嘛 呢 啥 咋 咋样 咋办 咋整 怎样 怎么样 怎么办 怎么弄 哪位 哪儿 哪能 哪家 啥时候 啥时 几时 几点 几个 几天 几次 几号 几多 什么时候 什么样 什么意思 多大 多长 多长时间 多远 可否 能否 行不行 好不好 对不对 有冇 系咪 点解 点样 边个 边度 乜 乜嘢 咩 啥子 爪子 咋个 好多 难道 是吧 对吧 请教 问下 问一下 问问 咨询 咨询一下 了解 了解一下 打听 whats wheres whos whens hows whose whom should anyone any whether',
  price:
    '钱 价 价格 收费 费用 块 元 便宜 多少钱 报价 优惠 折 价钱 一小时 一个月 工资 price cost charge fee rate much expensive cheap discount 价位 价目 报价单 开价 总价 单价 均价 起步价 收多少 几钱 几块 几毛 毛钱 块钱 百 千 万 一百 两百 三百 五百 一千 两千 一天 一次多少 包月价 时薪 月薪 工钱 人工费 小费 红包 划算 便宜点 打折 折扣 优惠券 券 满减 活动 促销 会员 会员卡 次卡 年卡 月卡 套餐 prices pricing costs fees charges hourly budget quote coupon promo promotion deal package rmb yuan kuai',
  paid: '加价 多收 乱收 扣 扣钱 收了 多要 另收 涨价 坑 宰 扣款 charged overcharged extra 多扣 多算 重复扣 扣费 扣了 扣我 收费不 乱收费 多付 白花 冤枉钱 超时费 加收 加钱 涨 强买强卖 推销 自动续费 违约金 手续费 overcharge deducted surcharge',
  refund:
    '退款 退钱 退 退还 定金 押金 预付款 余额 退卡 到账 refund deposit refunded 退费 退了 退回 退给 退一半 退全款 全退 不退 没退 退定金 退押金 退卡钱 返还 返现 赔钱 refunding reimburse reimbursed',
  child:
    '孩子 宝宝 小孩 娃 婴儿 女儿 儿子 闺女 小朋友 囡囡 孙子 孙女 baby son daughter kid kids child toddler 小宝 大宝 二宝 宝贝 崽 崽崽 囡 囡女 细路 细佬 小家伙 小子 小朋友们 小外孙 外孙 外孙女 孙儿 侄子 双胞胎 新生儿 月子 幼儿 学生 孩 弟弟 妹妹 children babies newborn infant twins grandson granddaughter',
  elder:
    '老人 我妈 我爸 妈妈 爸爸 奶奶 爷爷 外婆 外公 姥姥 姥爷 老头子 老伴 父亲 母亲 老太太 老爷子 婆婆 公公 mom mum dad mother father grandma grandpa 妈 爸 咱妈 咱爸 爹 娘 我爹 我娘 俺爹 俺娘 爹娘 爸妈 父母 二老 岳父 岳母 公公婆婆 丈母娘 老丈人 阿婆 阿公 阿嬷 爷 奶 太奶 姥爷家 老人家 长辈 老妈 老爸 老娘 老爹 老两口 失智 痴呆 半失能 失能 卧床 瘫痪 偏瘫 中风 parents granny grandad grandparents inlaw inlaws mama papa',
  pet: '猫 狗 猫咪 狗狗 宠物 毛孩子 金毛 cat dog pet puppy 猫猫 小猫 小狗 猫主子 主子 泰迪 柯基 哈士奇 布偶 橘猫 鸟 鹦鹉 兔子 仓鼠 乌龟 鱼 鱼缸 cats dogs kitten puppies bird hamster',
  harm: '打 推 摔 摔倒 伤 受伤 流血 血 烫 烫伤 淤青 红肿 肿 疼 昏 晕 滚下来 掉下 掉下来 过敏 吓 bruise bruises hurt injured fell burned bump bleeding 呛 噎 噎着 摔跤 摔了 摔下来 跌 跌倒 滑倒 磕 磕破 碰伤 划破 割破 扎 扎伤 砸伤 骨折 骨裂 扭伤 脱臼 出血 流鼻血 淤血 紫 青紫 破皮 起疹 红疹 疹子 瘙痒 中毒 呕吐 拉肚子 发烧 高烧 昏倒 晕倒 昏迷 抽 抽搐 窒息 哭 大哭 哭闹 吓哭 吓坏 锁 关 褥疮 乱喂 喂药 安眠药 bruised bleed blood burn burns scald scalded hospital hurting pain painful bite bitten choke choked cry crying cries scream screaming shout fallen fainted unconscious poison rash',
  loss: '丢 丢了 不见 不见了 少了 偷 没了 找不到 拿走 顺走 跑丢 stole stolen missing gone lost took 偷了 偷东西 偷拿 偷走 被偷 失窃 盗 小偷 顺手 顺走了 拿了 拿我 私拿 摸走 藏 少 少一 不翼而飞 没影了 没找到 遗失 弄丢 搞丢 走丢 走失 失踪 steal stealing thief theft disappeared misplaced lose',
  thing:
    '东西 首饰 项链 戒指 现金 手机 花瓶 包 衣服 快递 钥匙 桌子 家具 电视 杯子 碗 柜子 手表 necklace cash vase table watch keys 首饰盒 金 金项链 金戒指 金镯子 镯子 手镯 玉 玉镯 耳环 钻戒 戒子 名表 表 钱包 零钱 红包钱 存折 银行卡 烟 酒 茅台 茶叶 香水 口红 化妆品 护肤品 电脑 笔记本 平板 相机 耳机 充电器 遥控器 鞋 鞋子 裙子 大衣 羊绒 真丝 衬衫 毛衣 被褥 锅 盘子 瓷碗 茶具 花盆 花 绿植 盆栽 画 书 玩具 椅子 餐桌 茶几 沙发垫 地毯垫 门 门锁 手办 模型 laptop ipad wallet bag purse shoes dress shirt earrings bracelet jewelry jewellery money tv chair plant plants toys books door lock perfume',
  break:
    '坏 碎 破 弄坏 打碎 刮花 划 划痕 划伤 掉色 裂 掉漆 褪色 漏 漏水 洗坏 摔坏 砸 烧坏 broke broken scratched cracked ruined damaged stained leak leaking 打坏 打烂 打破 搞坏 整坏 弄碎 弄破 弄断 断 断了 折断 刮 刮伤 刮痕 划花 磨花 磨损 磕坏 碰坏 碰掉 撞坏 烫坏 烫出 烧焦 烧糊 烧穿 烧出 泡坏 泡 泡水 进水 渗水 滴水 堵 堵了 堵住 爆 炸 短路 跳闸 脱落 变形 变色 染色 串色 缩水 发黄 腐蚀 起泡 翘 坏掉 坏了 不转 不制冷 不能用 用不了 不亮 不工作 失灵 breaking break cracks scratch scratches dent dented damage shattered smashed ruin shrunk faded burnt leaks flooded flooding clogged chipped torn',
  late: '迟到 晚到 爽约 放鸽子 没人来 不来 没影 人影 late 迟 迟了 迟来 迟迟 晚来 来晚 晚了 拖拉 拖了 磨蹭 鸽 鸽了 被鸽 放我鸽子 失约 不守时 没准时 没按时 联系不上 失联 打不通 没人接 人呢 跑单 noshow delayed delay ghosted stood',
  wait: '等 等着 等了 在等 一直等 干等 waiting waited wait 等我 等人 等半天 等了半天 等到 等得 白等 空等 苦等 干坐 排队 催 催了 好久 半天 老半天 一上午 一下午 一整天 小时 个小时 钟头 分钟 半小时 两小时 hours minutes hour minute mins long',
  arrive:
    '到 来 出发 上门 过来 到哪 路上 到了 到岗 到不 几点到 几点来 动身 在哪 走到 到达 arrive arriving coming way eta here reach reaching 到底到 来了没 来了吗 到没 到了没 到了吗 啥时候到 什么时候到 什么时候来 多久到 还有多久 还要多久 到哪了 到哪里 到哪儿 走哪 出发了 出门 进门 快到 快来 快到了 路程 导航 定位 位置',
  good: '好 仔细 认真 棒 赞 不错 利索 麻利 专业 细心 负责 贴心 靠谱 勤快 温柔 耐心 好评 表扬 点赞 夸 挑不出 great good excellent amazing wonderful perfect thorough lovely nice content 很好 真好 挺好 特好 太好 好极 好得很 巴适 安逸 得劲 中 杠杠 杠杠的 牛的 绝绝子 yyds 赞爆 点个赞 给力 到位 周到 细致 心细 仔仔细细 认认真真 一丝不苟 踏实 实在 老实 诚实 准时 守时 礼貌 客气 和气 亲切 热情 热心 善良 温和 暖心 贴心人 省心 惊艳 利落 利利索索 干脆 手巧 巧手 能干 勤劳 勤恳 卖力 好人 好评如潮 满分 优秀 顶呱呱 没话说 没得说 没的说 没毛病 没得挑 挑不出毛病 值 值得 推荐 锦旗 感激 感恩 佩服得 喜欢得 信得过 信任 awesome fantastic brilliant superb best fast polite friendly kind careful gentle professional impressed recommend recommended helpful sweet gem angel star wonder gorgeous beautiful patient trustworthy honest',
  bad: '差 烂 垃圾 糟 糟糕 态度 臭脸 不耐烦 发脾气 恶劣 失望 气 生气 无语 离谱 过分 骗 骗子 脾气 嫌 terrible awful bad worst rude horrible disappointed angry unacceptable poor 太差 很差 真差 差劲 差得 坑人 黑心 恶心人 缺德 没素质 素质差 没教养 没礼貌 不礼貌 粗暴 粗鲁 翻白眼 甩脸 摆脸 黑脸 冷脸 翻脸 顶嘴 吵架 吵 骂人 脏话 骂骂咧咧 阴阳怪气 不专业 不负责 不负责任 不认真 不仔细 不满意 不满 不爽 火大 窝火 恼火 憋屈 委屈 寒心 心寒 心凉 后悔 上当 受骗 欺骗 欺负 欺人 忽悠 虚假 假 冒牌 冒充 推卸 推脱 推诿 踢皮球 不管不问 爱答不理 不理人 不像话 太过分 忍无可忍 受不了 气死 气人 气炸 闹心 堵心 膈应 无良 奇葩 极品 垃圾公司 避雷 踩雷 拉黑 解释 ridiculous useless scam cheated cheat lied liar liars lie lies unprofessional disrespectful ignored ignore ignoring hate joke pathetic furious upset annoyed frustrating frustrated shocking nightmare worse waste wasted refused refuses',
  irony:
    '呵呵 佩服 服了 服气 厉害 牛 恭喜 真行 长见识 开眼 绝了 敢情 不愧 居然 竟然 好意思 魔术 wow congratulations bravo 真可以 可以的 可真 真棒啊 了不起 高明 高 高手 大师 艺术 奇迹 长本事 有本事 有你们的 谢谢啊 感谢啊 太感谢 见识 开了眼 神了 笑死 好家伙 真好意思 亏 亏你 亏得 多谢你们 lol haha clap seriously really',
  contrast:
    '但 但是 却 可是 不过 就是 反而 还 倒 说好 约好 约定 明明 but however although instead yet supposed 然而 虽然 虽说 尽管 即使 本来 原本 本以为 以为 原以为 还以为 没想到 谁知 谁知道 哪知 不料 偏偏 偏 竟 反倒 倒是 只是 只不过 可惜 结果呢 实际 实际上 其实 事实上 说是 说的是 当时说 承诺 保证过 答应 宣传 广告说 图上 thought expected promised said told turns actually unfortunately despite',
  suppose:
    '如果 万一 要是 假如 倘若 的话 担心 怕 if might case 若 若是 如 如遇 要不 要不然 倘 设若 比如 比方 譬如 例如 假使 假若 一旦 将来 以后要 到时候 到时 会 会不 可能 有可能 怕的是 害怕 担忧 顾虑 suppose supposing worry worried afraid possible possibly',
  insure:
    '赔 赔偿 保险 责任 承担 保障 理赔 insurance insured liable liability pay pays 赔不赔 包赔 赔付 赔多少 谁赔 谁负责 保 保修 保证 保质 质保 售后 担保 兜底 工伤 意外险 认账 covered cover coverage guarantee guaranteed warranty compensate compensation responsible',
  suggest:
    '建议 希望 最好 要是能 如果能 能出个 增加 改进 优化 就好了 更好 下次能 以后 suggest suggestion improve better 建议你们 提议 提个建议 意见 提个意见 想法 盼望 期待 不如 不妨 可以考虑 考虑 能不能出 能不能加 出个 做个 弄个 设个 搞个 开个 完善 调一调 consider add maybe feedback improvement idea',
  change:
    '改 改到 换到 挪 推迟 往后 往前 调 延 延期 改期 提前 改成 顺延 晚 晚点 早点 换个时间 调整 reschedule move change postpone push 改下 改一下 改个 改为 改在 改约 改签 改时间 改日期 改地址 换时间 换天 挪到 挪一下 挪挪 往后推 往后挪 往后延 推后 推到 推一推 延后 延到 延期到 延迟 押后 顺延到 缓 缓缓 错开 调到 调一下 调个 变更 变 变成 提早 早一点 晚一点 晚些 早些 晚一个小时 晚半小时 提前一 推一天 推一周 搬到 rescheduled rescheduling postponed shift shifted shifting moved moving changed changing changes bring forward',
  undo: '取消 退单 撤 撤了 不要了 不约了 不用来 别来 算了 停掉 消掉 退掉 cancel cancelled off 取消掉 取消了 取消吧 退订 退掉吧 撤单 撤掉 撤销 撤回 作废 作罢 拉倒 免了 不办了 不做了 不弄了 不搞了 不洗了 不擦了 不来了 不去了 不必来 别过来 别让 不用过来 不用了 不需要了 用不着 用不上 停 停了 停止 暂停 终止 结束 解约 解除 删 删了 删掉 叫停 打住 放弃 不考虑 先不 暂时不 以后再说 下次再 nix scrap drop dropped stop stopped abort void delete remove quit undo cancelling canceled canceling forget nevermind nvm withdraw terminate',
  desk: '人工 真人 客服 经理 主管 领导 负责人 老板 活人 上级 人员 机器人 机器 human agent manager supervisor person someone senior robot bot 客服人员 人工客服 在线客服 真人客服 客服小姐姐 客服小妹 专员 专人 值班 值班员 值班经理 店长 站长 组长 队长 领班 总监 老总 总经理 大老板 头儿 头头 管事 管事的 管事儿的 话事 话事人 当家的 拍板的 做主的 能做主 同志 同事 人类 大活人 智能客服 自动回复 复读机 ai 机器客服 robots bots operator representative rep reps people real live customer support service staff boss supervisors agents chatbot machine',
  speak:
    '说 讲 问 告诉 联系 回复 沟通 对接 转 接 speak talk tell contact connect 说说 说一下 说清楚 说话 讲讲 讲话 讲清楚 谈 谈谈 聊 聊聊 倾 倾下 唠 唠唠 沟通一下 视频 对话 反映 反馈 汇报 告知 通知我 回我 回一下 回话 答复 商量 协商 解释一下 打字 文字 speaking talking spoke spoken contacting connecting chat message text reply respond response answer answered discuss explain',
  same: '上次那个 还是 原来 同一个 指定 照旧 那个 same again usual 上次的 上次那位 上回的 上次那 原班 老样子 老规矩 老地方 照常 照样 一样 一样的 同样 同一位 同一人 之前那个 之前那位 原来的 原来那个 还要 还找 还用 还叫 还请 还来 继续 接着 重新 再 再次 又 continue previous',
  rude: '加微信 微信 摸 骚扰 地址 一个人在家 wechat touched followed 加我微信 微信号 电话号码 手机号 私下 私活 私单 私聊 私信 绕开 绕过平台 线下 直接转 转给他 骚 性骚扰 猥琐 色眯眯 色 盯 盯着 摸我 碰我 搂 抱 亲 黄段子 调戏 开房 单身 住几楼 一个人住 独居 尾随 跟踪 敲门 半夜发 骚扰短信 偷看 翻 翻我 翻东西 乱翻 privately private messages texting stalking follows following harass harassed harassing creepy inappropriate uncomfortable',
  proof:
    '证 证书 健康证 资质 身份 培训 背景 发票 合同 照片上 invoice contract certificate licence license background id 健康 体检 无犯罪 犯罪记录 背调 背景调查 资格证 上岗证 月嫂证 母婴 护理证 营业执照 执照 持证 经验 几年经验 籍贯 年龄 岁数 岁 普通话 学历 试用 试工 试做 口碑 评价怎么样 抬头 税号 专票 普票 开票 收据 清单 明细 协议 条款 规定 规则 流程 标准 制度 政策 参观 trained training experience experienced vetted vetting checked verified policy rules rule terms receipt reference references age english',
  thank:
    '谢谢 多谢 感谢 辛苦 thanks thank thx 谢啦 谢了 谢过 谢谢你 谢谢您 谢谢啦 谢谢哈 多谢晒 唔该晒 唔该 感谢你们 感谢您 辛苦了 辛苦啦 有心了 费心 费心了 劳您 承情 thankyou thanku ty tks cheers appreciate appreciated grateful xiexie',
  elsewhere:
    '天气 股票 新闻 作业 作文 笑话 彩票 电影 外卖 机票 高铁 酒店 翻译 唱歌 算命 weather stock movie taxi flight hotel 气温 下雨 天气预报 足球 世界杯 比赛 球赛 彩 基金 比特币 币 段子 故事 诗 歌 小说 论文 代码 编程 作业题 数学 星座 运势 缘分 相亲 恋爱 女朋友 男朋友 减肥 菜谱 食谱 怎么炒 做法 游戏 王者 吃鸡 手游 餐厅 火锅 奶茶 咖啡 打车 滴滴 火车票 车票 订票 旅游 景点 签证 宾馆 学校 挂号 看病 医生 药店 医保 社保 公积金 房租 租房 买房 卖房 房价 中介费 贷款 借钱 信用卡 保险推销 宽带 话费 recipe football game games poem song translate visa pizza uber bank loan bitcoin crypto',
  hello:
    '你好 您好 你好呀 你好啊 哈喽 哈罗 哈啰 嗨 嘿 喂 在吗 在么 在不在 在不 有人吗 有人在吗 有人么 早 早上好 上午好 中午好 下午好 晚上好 早安 大家好 各位好 亲亲 hello hi hey hiya yo greetings anybody',
  bye: '再见 再会 拜拜 拜 掰 回见 回聊 晚安 先这样 就这样 下了 溜了 走了哈 不聊了 不打扰 没事了 没别的了 挂了 忙去了 忙了 下次聊 改天聊 保重 祝 祝你 祝您 bye goodbye goodnight cya ttyl byebye cheerio',
  rate: '分 五分 四分 三分 两分 一分 十分 九分 八分 七分 六分 零分 星 五星 四星 三星 二星 一星 五颗 四颗 三颗 颗星 颗 打分 评分 评价 评价一下 评个 打个分 打几分 问卷 调查 满意度 回访 填 选 题 stars points point rating rated survey score scored outof ten five four',
  yes: '对 对的 对对 是 是的 是啊 系 系呀 嗯 嗯嗯 恩 好的 好滴 好呀 好嘞 好咧 好啊 行 行的 行啊 行吧 可以 没错 没问题 同意 确认 确定 就这么 就这个 就它 妥 妥了 得嘞 要得 中不 ok okay yes yeah yep yup sure correct right confirm fine alright agreed',
  no: '不对 不是的 不好 不可以 不同意 不确认 错 错了 写错 搞错 弄错 有误 不太行 不太好 不合适 不方便 nope nah wrong incorrect mistake',
  passive: '把 被 将 让 叫 给 使 由 替',
  always:
    '一直 总 总是 老 老是 每次 每回 天天 整天 成天 反复 三番五次 屡次 好几次 两次 三次 第二次 第三次 又来 依旧 仍 仍然 还在 到现在 至今 always every keeps keep still constantly repeatedly twice times',
  whole:
    '全 全部 全是 都 都是 到处 满地 满屋 一地 一身 整 所有 通通 统统 一概 everything everywhere all whole entire full',
  body: '手 手指 手臂 胳膊 脚 腿 膝盖 头 头上 额头 脸 脸上 脸色 眼 眼睛 鼻子 嘴 嘴里 牙 耳朵 脖子 背 后背 腰 肚子 屁股 皮肤 身上 骨 髋 hand hands arm arms leg legs head face eye eyes back neck skin finger foot hip',
  medical:
    '医院 急诊 门诊 住院 出院 手术 术后 化疗 透析 救护车 大夫 护士 药 吃药 打针 疫苗 复查 检查 病 生病 感冒 咳嗽 病人 病房 产检 怀孕 孕妇 预产期 坐月子 生了 出月子 surgery doctor medicine pills sick ill pregnant fever nurse',
  hazard:
    '煤气 燃气 天然气 瓦斯 火 着火 起火 冒烟 焦味 糊味 电 漏电 触电 插座 插头 电线 阀门 忘关 忘了关 开着 消毒液 洁厕 84 刺鼻 安全绳 高空 坠 gas fire smoke burning electric socket tap bleach chemical fumes',
  settled:
    '解决 解决了 处理好 处理好了 弄好了 修好了 修好 补上 补上了 补偿了 赔了 找到了 找着 找着了 收到了 收到 没事儿 不要紧 没关系 虚惊 误会 说开 原谅 不追究 不计较 不怪 已解决 搞定 搞定了 好了 妥善 fixed resolved sorted solved settled',
  others:
    '朋友 邻居 闺蜜 闺密 同学 亲戚 表姐 表妹 表哥 楼上 楼下 隔壁 对门 群里 网上 听说 听人说 别家 别的家 别人 人家家 其他平台 别的平台 其他公司 别的公司 上一家 前一家 之前那家 以前那家 另一家 中介 friend friends neighbor neighbour neighbours colleague colleagues roommate agency agencies competitor heard elsewhere',
  can: '能 可以吗 可 会的 能够 可能吗 行吗 好吗 成吗 中吗 得吗 方便吗 方便 支持吗 允许 able allowed',
  include:
    '含 包含 包括 自带 带上 自备 工具 清洁剂 药水 剂 抹布 拖把 手套 鞋套 吸尘器 梯子 材料 用品 牌子 环保 无味 include includes included supplies tools products equipment materials',
  usual:
    '一般 通常 平时 正常 大概 大约 平均 最多 最少 最低 最高 最早 最晚 最快 至少 起订 起步 几人 usually normally typically average minimum maximum least earliest latest',
  away: '出差 加班 有事 临时有事 有急事 开会 不在家 没空 没时间 走不开 回不来 赶不上 赶不及 来不及 堵车 航班 飞机 台风 下雪 暴雨 停水 停电 隔离 封 考试 请假 搬走 搬家了 回老家 旅行 trip travel unavailable busy meeting overtime storm',
  amount:
    '台 张 平 平方 平米 平方米 间 层 米 件 套 双 趟 遍 两台 三台 一台 一张 两张 几台 人 个人 两个人 三个人 sqm sqft pcs units',
  place:
    '小区 路 弄 号楼 栋 单元 室 门牌 门口 电梯口 保安 物业 区 镇 街 广场 大厦 花园小区 公寓楼 地铁 附近 上海 徐汇 浦东 静安 闵行 address street road district building gate lobby',
  food: '饭 菜 早饭 午饭 晚饭 中饭 汤 粥 面 饺子 肉 青菜 水果 零食 牛奶 奶粉 辅食 盐 辣 口味 味道好 吃 喝 好吃 难吃 咸 淡 food dinner lunch breakfast meal meals soup eat drink milk bottle',
  number: '一 二 三 四 五 六 七 八 九 十 两 俩 仨 半 0',
  you: '你 您 你的',
  orders: '订单 单子 单号 订单号 工单 预约单 那单 这单 单 order orders booking bookings appointment appointments',
  look: '查 查询 查一下 查查 查下 进度 状态 结果 进展 处理 受理 审核 显示 通知 消息 音信 回音 下文 派人了 派好 安排好 派单 接单 接了单 status progress track tracking update updates news check confirmed confirmation assigned dispatched',
  app: '功能 按钮 选项 页面 界面 小程序 系统 字体 推送 提醒 短信 客户端 软件 程序 版本 模式 app 上线 推出 开通 支持 升级 feature option button page notification reminder',
  law: '律师 起诉 法院 报警 警察 派出所 消协 工商 媒体 记者 曝光 举报 维权 律师函 仲裁 市场监管 电视台 热搜 网暴 lawyer police sue legal court media report reported',
  grieve: '投诉 差评 投訴 complain complaint complaints complaining 说法 交代 交待 道歉 赔礼 apology apologize',
  idle: '玩手机 刷手机 看手机 摸鱼 抽烟 聊天 打电话聊天 磨洋工 偷懒 敷衍 糊弄 应付 应付了事 走过场 马虎 粗心 敷衍了事 睡觉 刷视频 刷剧 坐着 躺着 lazy careless sloppy',
  shine:
    '干净 焕然一新 一尘不染 锃亮 锃光 发亮 亮 亮堂 透亮 反光 闪光 像新 跟新的一样 新的一样 香 香喷喷 清爽 整齐 整整齐齐 亮晶晶 雪白 光亮 照人 clean spotless sparkling shiny shine tidy fresh',
  feel: '感动 放心 喜欢 舒心 舒服 安心 开心 高兴 乐 幸福 笑 舍不得 离不开 满意 惊喜 happy glad smile smiled smiling love pleased satisfied delighted',
  pay: '付款 支付 付了 刷卡 交了 交钱 花了 花钱 转账 转了 尾款 账单 账 办卡 充值 充了 续费 paid payment bill billed transferred transfer',
  call: '电话 打电话 打个电话 打电话给 来电 来个电话 回个电话 回电 回电话 回拨 致电 语音 语音电话 通话 通个话 通电话 连线 接通 转接 转到 转人 接人 phone line hotline ring dial callback call',
  replace: '换 换成 换个 换一个 换掉 换了 调换 换下 swap switch switched different another',
  job: '招聘 招人 应聘 兼职 招工 应聘者 求职 找工作 入职 工资多少 上班 做你们阿姨 当阿姨 当保洁 面试 简历 hiring job vacancy vacancies career resume salary apply',
  trade:
    '买 卖 回收 二手 修 维修 开锁 搬家 安装 装修公司 推广 加盟 代理 广告 供应 批发 合作 buy sell selling repair plumbing locksmith sponsor partnership advertise marketing',
  privacy:
    '照片 隐私 监控 身份证 密码 门禁 指纹 泄露 透露 朋友圈 发抖音 抖音 小红书 拍视频 直播 偷拍 拍照 隐私照 photo photos camera password code leaked video filming filmed tiktok',
  undone:
    '没做 没洗 没擦 没动 没给 没带 没扫 没拖 没倒 没换 没关 没弄 没搞 没打扫 没清 没清理 没收拾 没擦干净 没洗干净 没打扫干净 没干净 不干净 不彻底 不到位 漏擦 漏了 漏洗 跳过 没人 没来 没到',
  violence:
    '打人 打了 打我 挨打 耳光 巴掌 扇 扇耳光 揍 踢 踹 掐 拽 拧 咬 勒 捂 推搡 骂 吼 凶 呵斥 辱骂 恐吓 威胁 动手 虐待 绑 绑着 饿 饿着 不给吃 锁在 hit slap slapped shook yelled yelling shouting abuse abused threatened hitting slapping',
  extreme:
    '绝了 绝绝 爆了 爆表 炸了 炸裂 杀疯 杀疯了 杀伤力 疯了 疯 狠 狠人 狠角色 猛 太猛 神了 神仙 神级 封神 逆天 变态 可怕 恐怖 惊呆 惊了 震惊 跪了 膜拜 干翻 干掉 拿下 秒杀 灭 去世 阵亡 消灭 战斗力 强迫症 要命 不讲武德 夸张 太扯 有毒 上头 犀利 癫 劲到 insane crazy wild beast monster weapon destroyed murdered killed killer unreal terrifying scary ridiculously machine menace',
  formal:
    '贵处 贵店 贵部 敝 敝人 敝宅 鄙人 寒舍 舍下 家母 家父 家慈 家严 令 兹 兹有 特此 敬启 函告 盼 望 予以 予 之 所遣 遣 未曾 尚未 至今未 届时 鉴于 诉求 事由 要求如下 书面 致歉 登门 整改 核实 查实 查明 追究 依约 如约 按约 洒扫 拂拭 kindly hereby regards sir madam maam sirmadam dear writing formally regarding',
  swear:
    '我操 操蛋 操你 妈的 他妈 他妈的 tmd 尼玛 我靠 卧槽 滚 滚蛋 死哪 死绝 鬼影 见鬼 放屁 狗屁 屁 混蛋 王八蛋 畜生 丢雷 扑街 屌 fuck fucking shit bullshit damn bloody hell wtf crap',
  strain:
    '累 累得 累坏 满头大汗 大汗 汗 出汗 汗水 湿透 湿了 直不起 直不起来 弯着 跪 跪着 趴 趴着 蹲 蹲着 没歇 没停 不停 不歇 一口气 气喘吁吁 顾不上 顾不得 手都 手套破 使劲 用力 卖命 拼 拼命 sweat sweating sweaty exhausted tireless knees',
}
