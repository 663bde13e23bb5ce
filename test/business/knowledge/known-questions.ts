/**
 * question | where the answer may come from (any of; a prefix is enough) | figures that it must contain
 * Written as customers type: colloquial, dialect, traditional characters, English, with slips.
 */
export const knownQuestions = `
保洁一小时多少钱 | clean-daily.price | 55
100平的房子深度保洁大概什么价 | clean-deep.price | 900 9
100平深度保洁多少钱 | clean-deep.price | 900
深度保洁怎么收费 | clean-deep.price | 9 380
不用人工 报个价就行 深度90平 | clean-deep.price | 810
三台空调挂机洗一下多少钱 | ac.price | 330 110
洗一台挂机和一台柜机分别多钱 | ac.price | 110 180
空调清洗多少钱一台 | ac.price | 110 180 150
中央空调怎么收费的 | ac.price | 150
两台柜机清洗要多少 钱 | ac.price | 360
月嫂多少钱一个月 | yuesao.price F41 | 9800
月嫂好多钱一个月嘛 | yuesao.price F41 | 9800
金牌月嫂啥价 | yuesao.price | 19800
月搜多少钱 | yuesao.price F41 | 9800
擦玻璃怎么算钱 | window.price | 10 150
洗窗點計錢？ | window.price | 10 150
60平玻璃擦一下多少钱 | window.price | 600
抽油煙機清洗幾多錢 | hood.price | 180
油烟机清洗价格 | hood.price | 180
洗衣机滚筒清洗多少钱 | washer.price | 180
波轮洗衣机洗一次多钱 | washer.price | 130
洗冰箱多少钱 | fridge.price | 130 180
对开门冰箱清洗收多少 | fridge.price | 180
热水器清洗什么价 | heater.price | 160
三人沙发清洗多少钱 | fabric.price | 270
床垫除螨多少钱一张 | fabric.price | 180
地毯清洗怎么收费 | fabric.price | 28
收纳整理一小时多少 | organize.price | 130
钟点工做饭一次多少钱 | cook.price | 90
住家保姆多少钱一个月 | nanny-live.price | 6500
住家育儿嫂什么价格 | yuersao-live.price | 8500
白班育儿嫂一个月多少 | yuersao-day.price | 7000
育儿嫂多少钱 | yuersao-live.price | 8500 7000
老人不能自理住家护老多少钱 | elder-live.price F47 | 9000
医院护工一天多少钱 | hospital.price | 260
陪诊怎么收费 | elder-visit.price | 240
上门助浴多少钱 | elder-visit.price | 380
开荒保洁120平多少钱 | clean-movein.price | 1200
周期保洁多少钱一次 | clean-recurring.price | 150
侬好，日常保洁几钿一个钟头 | clean-daily.price | 55
深度清潔一坪怎麼算 100平方米 | clean-deep.price | 900
家里八十平做个日常保洁要多少米 | clean-daily.price | 165
一百二十平深度打扫得花多少 | clean-deep.price | 1080
大扫除咋收费的 | clean-deep.price | 9
你们的price怎么算的，按hour吗 | F01 clean-daily.price clean-deep.faq | 
多少钱一个钟头 | clean-daily.price | 55
别转人工，你就告诉我价格 | F01 |
你们怎么收费 | F01 |
How much is deep cleaning for 100 sqm? | clean-deep.price | 900
What does a range hood cleaning cost? | hood.price | 180
how much for 2 wall-mounted ac units | ac.price | 220
price of a live-in nanny per month | yuersao-live.price | 8500
How much do you charge per hour for regular house cleaning | clean-daily.price clean-recurring.price |
How much does it cost to clean windows? | window.price | 10
有没有隐藏收费 | F02 |
会不会现场加价啊 | F02 hood.faq.2 |
师傅来了会不会坐地起价 | F02 hood.faq.2 |
周末加价不 | F02 F03 hood.faq.2 |
过年会不会涨价 | F03 |
春节期间价格会涨吗 | F03 |
過年會加錢嗎 | F03 F02 |
国庆节要加钱不 | F03 F02 |
有没有会员卡或者优惠券 | F04 |
第一次用有折扣没 | F04 |
能不能便宜点 | F64 |
学生有折扣咩 | F04 |
any discount for new customers? | F04 |
可以开发票不 | F05 | 3
能开专票吗 抬头公司 | F05 |
可唔可以開發票 | F05 |
Do you provide a fapiao | F05 |
几天能开出来发票 | F05 |
包月便宜还是单次划算 | F06 |
你们怎么比别家贵 | F07 |
为什么这么贵啊 | F07 |
今天能来吗 | F08 lead-time hours | 4
今天下午就要保洁来得及不 | F08 clean-daily.lead-time | 4
can you come today? | F08 | 4
最早几点可以上门 | F09 hours | 8
最晚做到几点 | F09 hours | 18
你们几点下班 | F09 hours |
你們營業時間是幾點 | F09 hours |
what are your opening hours | F09 hours |
浦东三林那边能上门吗 | districts |
浦东嗰边有冇服务？ | districts |
浦東嗰邊有冇服務？ | districts |
徐家汇可以上门不 | districts |
松江能来吗 | districts |
通州那边去不去 | districts |
苏州能做吗 | districts |
昆山上门吗 | districts |
宝山区有服务吗 | districts |
你们哪些区可以上门 | districts F10 |
服务范围是哪里 | districts F10 |
我这个小区能上门吗 | F10 districts |
Do you serve Pudong? | districts |
which districts do you cover | districts F10 |
do you come to Hangzhou | districts |
能指定上次那个阿姨吗 | F11 |
还想要上回那位师傅可以不 | F11 |
can I have the same cleaner as last time | F11 |
想给我妈家约一个可以吗 | F12 |
帮父母下单行不行 | F12 |
做保洁的时候我必须在家吗 | F13 |
我上班不在家能做吗 | F13 |
Do I have to be home during the cleaning? | F13 |
怎么改时间 | F14 policy.reschedule |
改期要钱吗 | policy.reschedule F14 | 2
想换个时间收费不 | policy.reschedule F14 |
can I reschedule for free? | policy.reschedule F14 | 18
取消要钱吗 | policy.cancel F15 | 20 50
取消预约收多少手续费 | policy.cancel F15 | 20
临时取消扣多少钱 | policy.cancel F15 | 50 150
how much is the cancellation fee | policy.cancel F15 | 20 50 150
下错单了刚付完款咋办 | F16 policy.cancel | 5
要交定金吗 | policy.deposit F17 | 500 20
使唔使俾訂金㗎 | policy.deposit F17 | 500 20
订金付多少 | policy.deposit F17 | 20
月嫂定金交多少 | policy.deposit | 20
do I need to pay a deposit | policy.deposit F17 | 20
师傅来之前会联系我吗 | F18 |
能看到阿姨位置吗 | F21 |
做完怎么验收 | F22 | 48
阿姨靠谱吗 | F23 |
你们的人靠得住不 靠谱吗 | F23 |
are your cleaners trustworthy? | F23 clean-daily.certificates |
阿姨有没有犯罪记录 | F24 certificates |
做保姆的查过案底没有 | F24 nanny-live.certificates |
健康证能看吗 | F25 |
月嫂都有什么证 | yuesao.certificates |
护老的阿姨要持证吗 | elder-live.certificates |
洗空调的师傅有证吗 | ac.certificates |
what certificates do nannies have | yuersao |
来的人和照片不一样怎么办 | F26 |
我想要女师傅 | F27 |
一个人在家能不能派个女的来 | F27 |
阿姨听得懂上海话吗 | F28 |
会讲粤语不 | F28 |
阿姨不合适能换吗 | F29 replacement | 72
住家保姆不合适可以换几次 | nanny-live.replacement | 3 30 72
月嫂免费换人是几天内 | yuesao.replacement | 7
can I replace the live-in nanny | yuersao-live.replacement | 3
可以加阿姨微信吗 | F30 |
要给小费吗 | F31 |
过年要包红包吗 | F31 |
should I tip the cleaner | F31 |
日常保洁擦玻璃吗 | F32 window clean-daily |
擦玻璃包括吗 | F32 |
外窗擦不擦 | F32 excludes window.faq |
清洁剂对小孩有害吗 | F33 |
家里有孕妇 用的清洁剂安全吗 | F33 |
are the cleaning products safe for babies | F33 |
家里有猫会不会跑出去 | F34 |
有狗可以做吗 | F34 |
深度保洁和日常有什么区别 | F35 |
深度跟日常差在哪里 | F35 |
what is the difference between deep and daily cleaning | F35 |
没打扫干净怎么办 | policy.rework F36 | 48
做不干净咋个办嘛 可以重新做不 | policy.rework F36 | 48
不满意可以返工吗 | policy.rework F36 | 48
what if I'm not satisfied with the cleaning | policy.rework F36 | 48
洗空调会不会把家里弄脏 | F37 |
家电洗坏了赔吗 | F38 policy.damage ac.faq |
空调会不会给我洗坏 | ac.faq.1 F38 policy.damage |
空调不制冷你们能修吗 | F39 |
保修期内的能洗吗 | F40 |
预产期不准咋办 | F42 | 21
提前生了怎么办 | yuesao.faq.1 F42 | 24
月嫂可以先面试吗 | F43 |
先见面再定行吗 | F43 |
月嫂做家务吗 | F44 |
宝宝发烧月嫂能喂药不 | F45 | 120
月嫂做得不好怎么退 | F46 |
夜里会起来照看老人吗 | F48 |
我们子女都在外地怎么了解老人情况 | F49 elder-live.faq.1 |
老人摔了怎么办 | F50 | 120
东西弄坏了你们赔吗 | policy.damage F51 F38 | 24
如果整爛嘢，你哋有冇得賠？ | policy.damage F51 F38 | 24
打碎东西谁赔 先问清楚再下单 | policy.damage F51 | 24
花瓶打碎了找谁赔 | policy.damage F51 | 24
what happens if you break something | policy.damage F51 | 24
投诉多久有结果 | F53 | 24
退款几天到账 | policy.refund F54 | 3 7
取消预约，钱什么时候退 | policy.refund F54 | 3 7
how long does a refund take | policy.refund F54 | 3 7
次卡没用完能退吗 | policy.cards F55 clean-recurring.faq.2 |
我的地址会不会泄露 | F57 |
你们会不会把我电话卖给别人 | F57 |
家里监控要关掉吗 | F58 |
可以装监控吗 | yuersao-live.faq.1 F58 |
你是机器人吗 | F59 |
are you a bot | F59 |
别再给我发消息了 | F60 |
要自己准备工具吗 | clean-daily.faq.1 | 15
阿姨自己带帕子来不 | clean-daily.faq.1 | 15
工具你们带吗 | clean-daily.faq.1 | 15
do you bring your own cleaning supplies | clean-daily | 15
保洁两小时够吗 | clean-daily.faq.2 clean-daily.duration | 60
90平日常保洁要多久 | clean-daily.duration | 3
100平深度保洁要几个小时 | clean-deep.duration clean-deep.faq.2 | 6
空调挂机洗一台要多久 | ac.duration ac.faq.2 |
油烟机清洗要多长时间 | hood.duration | 1.5
how long does it take to clean a fridge | fridge.duration | 1.5
深度保洁来几个人 | clean-deep.people | 2
开荒要几个人 | clean-movein.people | 3
固定阿姨请假了怎么办 | clean-recurring.faq.1 |
深度保洁按面积还是按时间 | clean-deep.faq.1 clean-deep.price |
没通水电能开荒吗 | clean-movein.faq.1 |
开荒要不要先来看房 | clean-movein.faq.2 | 150
高层外面的玻璃能擦吗 | window.faq.1 |
擦玻璃下雨怎么办 | window.faq.2 |
油烟机洗之前试机不 | hood.faq.1 |
滚筒洗衣机要拆吗 | washer.faq.1 |
洗冰箱要断电吗 | fridge.faq.1 | 2
燃气热水器能洗吗 | heater.faq.1 |
沙发洗完多久能干 | fabric.faq.1 | 6 12
真皮沙发能洗不 | fabric.faq.2 |
收纳整理我需要在场吗 | organize.faq.1 |
做饭阿姨会做忌口的吗 | cook.faq.1 |
月嫂26天怎么算 | yuesao.faq.3 | 24
月嫂定金能退吗 | yuesao.faq.2 policy |
育儿嫂能试用几天 | yuersao-live.faq.2 | 3
育儿嫂可以接孩子放学吗 | yuersao-day |
保姆工资谁发 | nanny-live.faq.1 |
保姆要单独房间吗 | nanny-live.faq.2 |
护老阿姨会打针吗 | elder-live.faq.2 |
医院护工今天就要能来吗 | hospital.faq.1 hospital.lead-time | 4
老人发烧能助浴吗 | elder-visit.faq.1 |
陪诊能代签字吗 | elder-visit.faq.2 |
冰箱里面擦不擦 要加钱吗 | clean-daily.add-on | 40
阳台另外收费吗 | clean-daily.add-on | 25
熨烫衣服怎么收费 | clean-daily.add-on | 40
纱窗拆洗多少钱 | window.add-on | 15
空调外机能洗吗多少钱 | ac | 80
月嫂双胞胎加多少钱 | yuesao | 3000
热水器换镁棒多少钱 | heater | 90
空调能加氟吗 | ac.excludes F39 |
日常保洁都包括什么 | clean-daily.scope F35 | 40
深度保洁包含哪些内容 | clean-deep.scope F35 |
保洁不做什么 | clean-daily.scope |
what does the daily cleaning include | clean-daily.scope |
你们有哪些服务 | services |
你们都能做什么 | services |
你哋有咩服務 | services |
what services do you offer | services |
你们做月嫂吗 | yuesao.offered |
可以洗沙发不 | fabric.offered |
do you clean carpets | fabric.offered |
老人半自理收费多少 | elder-live.price | 7500
半自理的呢 | elder-live.price | 7500
多久给答复 | F53 | 24
几天能给个说法 | F53 | 24
要提前多久预约 | lead-time F08 | 4
深度保洁要提前几天预约 | clean-deep.lead-time | 24
开荒提前多久约 | clean-movein.lead-time | 2
住家保姆一个月休息几天 | nanny-live.rest-days | 4
住家阿姨月休几天 | nanny-live.rest-days | 4
请月嫂是什么流程 | yuesao.process |
最少做几个小时 | price | 2
日常保洁最少几小时起 | clean-daily.price | 2
阿姨迟到怎么赔 | policy.late F20 | 30 20
师傅晚到了有补偿吗 | policy.late F20 | 30
what if the cleaner is late | policy.late F20 | 30
你们临时取消怎么赔我 | policy.company-cancels | 10 50
人工客服几点上班 | hours.human | 8 21
客服电话多少 | hours.human |
你们投诉电话是多少 | hours.human F52 |
报价多久有效 | policy.quote | 30
你们有保险吗 | F07 policy.guarantee certificates |
你们阿姨有保险的吧 我先了解下 | F07 policy.guarantee |
有售后保障吗 | policy.guarantee F07 | 48
来的人不会偷东西吧我就是问问 | F23 |
深度保洁多少钱？能开发票吗？ | clean-deep.price | 9 3
我家住六楼没电梯，刚搬进来，想问下深度保洁多少钱 | clean-deep.price | 9
你好，我想咨询一下，洗两台油烟机要多少钱呢 | hood.price | 360
八十五平的新房开荒大概多少预算 | clean-movein.price | 850
我家冰箱双门的，洗一回几多銀 | fridge.price | 130
一个挂机俩柜机一共多少 | ac.price | 110 360
沙发是L型五人位的清洗什么价钱 | fabric.price | 450
二星月嫂价位 | yuesao.price | 12800
老爸半自理，请住家阿姨照顾一个月要多少 | elder-live.price | 7500
阿姨住家一个月工资多少 | nanny-live |
上门烧一顿饭啥价位 | cook.price | 90
整理衣柜怎么收费呀 | organize.price | 130
陪老人看病半天多少钱 | elder-visit.price | 240
擦窗户是按平方算吗 | window |
两室一厅日常打扫多少钱 | clean-daily.price | 55
保洁三个小时多少钱 | clean-daily.price | 165
深度保洁50平多少 | clean-deep.price | 450
30平深度保洁多少钱 | clean-deep.price | 380
200平的大平层日常保洁多少钱 | clean-daily.price | 385 3.5
how much to clean a sofa with 3 seats | fabric.price | 270
deep clean 80 sqm price? | clean-deep.price | 720
what's the rate for a maternity nurse | yuesao.price | 9800
Is there any hidden fee? | F02 |
报销要用 能给张票不 | F05 |
發票幾時開 | F05 |
晚上七点还能来吗 | hours F09 |
早上八点前能到吗 | hours F09 |
静安寺附近做不做 | districts |
嘉定你们覆盖吗 | districts |
闵行莘庄能不能来 | districts |
我在昆山花桥 | districts |
do you work in Xuhui | districts |
我不在家，钥匙放门卫行吗 | F13 |
想提前两天改到别的时间要收钱吗 | policy.reschedule F14 |
时间能改几次 | policy.reschedule F14 | 2
当天取消扣多少 | policy.cancel F15 | 20 50
阿姨都到门口了我取消要赔多少 | policy.cancel F15 | 150
can I get my deposit back for the yuesao | yuesao.faq.2 policy |
钱退到哪里 要几天 | policy.refund F54 | 3 7
微信付的退款多久 | policy.refund F54 | 3
你们阿姨身份核实过吗 | F23 |
会不会派个坐过牢的来 | F24 |
阿姨有没有传染病啊 | F25 F23 |
能不能派个年纪大点的女的 | F27 |
阿姨能听懂四川话不 | F28 |
保姆干得不行可以换人不 | nanny-live.replacement F29 | 3
育儿嫂换人收费吗 | yuersao-live.replacement | 30
能私下单独叫她来吗 | F30 |
用的药水会不会对娃不好 | F33 |
我家两只猫要紧吗 | F34 |
擦得不干净能不能叫回来重擦 | policy.rework F36 | 48
地板给我刮花了怎么赔 | policy.damage F51 F38 | 24
空调漏水能修不 | F39 |
还在质保期能洗吗 | F40 |
宝宝早产了月嫂还能来吗 | yuesao.faq.1 F42 |
月嫂能不能视频看看人 | F43 |
月嫂给大人洗衣服做饭吗 | F44 |
我在国外，爸妈的情况怎么知道 | F49 elder-live.faq.1 |
卡里还剩三次不想要了 | policy.cards F55 clean-recurring.faq.2 |
个人信息安全吗 | F57 |
跟我聊天的是真人吗 | F59 |
要不要我准备拖把抹布 | clean-daily.faq.1 | 15
你们自己带吸尘器吗 | clean-daily.faq.1 |
洗个油烟机得多长时间 | hood.duration | 1.5
150平深度保洁要做多久 几个人 | clean-deep.duration clean-deep.people | 8.5
18楼窗户外面擦得到吗 | window.faq.1 |
床垫洗完当天能睡吗 | fabric.faq.1 |
接孩子放学可以做吗 | yuersao-day |
住家育儿嫂先试几天行吗 | yuersao-live.faq.2 |
师傅晚到一个小时怎么算 | policy.late F20 | 60
你们放鸽子怎么办 | policy.company-cancels |
晚上十点有人工吗 | hours.human |
怎么预约 | booking |
请个住家阿姨最少签多久 | nanny-live.price | 1
熨衣服10件多少 | clean-daily.add-on | 40
鼻饲护理加多少钱 | elder-live | 1000
全屋消毒多少 | clean-deep.add-on | 120
保洁阿姨擦不擦空调 | clean-daily |
what time do you finish work | hours F09 |
is the nanny background checked | certificates F23 F24 |
can the nanny live in our home with camera | yuersao-live.faq.1 F58 |
do cleaners bring a vacuum | clean-daily.faq.1 |
how can I change my appointment time | F14 policy.reschedule |
家里110平做一次深度要花多少钱啊 | clean-deep.price | 990
柜式空调洗一个多少 | ac.price | 180
滚筒跟波轮洗起来差多少钱 | washer.price | 130 180
护工24小时多少钱 | hospital.price | 260
电热水器除垢多少钱 | heater.price | 160
床垫两张一起洗多少 | fabric.price | 360
请问贵司深度清洁的计费标准 | clean-deep | 
老客户有没有优惠 | F04 |
发票什么时候能拿到 | F05 | 3
一个月来四次有没有划算的套餐 | F06 clean-recurring |
明早就要人行吗 | F08 |
你们晚上几点收工 | F09 hours |
虹口足球场那边过来吗 | districts |
杨浦五角场在范围内吗 | districts |
青浦太远了吧能来吗 | districts |
上门服务都覆盖哪里 | districts |
我想一直用同一个阿姨 | F11 |
能不能帮我奶奶约个保洁 | F12 |
我人不在家，密码发给阿姨可以吗 | F13 |
订好的时间能往后推吗 | F14 policy.reschedule |
临时有事不做了会扣钱吗 | policy.cancel F15 | 20
一定要先交押金才能约吗 | policy.deposit F17 | 500
出发前会打电话给我吗 | F18 |
做完我不在家怎么检查 | F22 |
你们的师傅都培训过吗 | certificates F23 |
家里只有我一个女的，可以派女阿姨吗 | F27 |
阿姨上海本地人吗听不听得懂上海闲话 | F28 |
月嫂换人最多换几次 | yuesao.replacement | 2
给不给阿姨红包 | F31 |
深度保洁擦不擦外窗 | clean-deep F32 |
清洁剂孕妇能闻吗 | F33 |
家里养了金毛可以打扫吗 | F34 |
深度保洁跟普通的差多少 | F35 |
打扫不满意退钱吗 | policy F36 | 48
装修垃圾帮忙清吗 | clean-movein.add-on | 150
杯子打碎了怎么赔 | policy.damage F51 | 24
预产期提前两周怎么办 | F42 yuesao.faq.1 |
月嫂要不要面试 | F43 |
宝宝咳嗽月嫂可以给药吗 | F45 yuesao |
住家阿姨要给她准备房间吗 | nanny-live.faq.2 |
保姆的工资是直接给她吗 | nanny-live.faq.1 |
老人夜里要翻身可以吗 | elder-live F48 |
护工怎么收费 能当天到吗 | hospital | 260
退的钱几天能到银行卡 | policy.refund F54 | 7
我的电话会被阿姨看到吗 | F57 |
摄像头开着行不行 | F58 |
你是人还是机器 | F59 |
does the price include window cleaning | F32 window |
can I cancel for free | policy.cancel F15 | 18
how many people come for a deep clean | clean-deep.people | 2
what is not included in deep cleaning | clean-deep.scope |
is there a minimum for window cleaning | window.price | 150
do you wash leather sofas | fabric.faq.2 |
how early do I need to book a nanny | lead-time |
can the same auntie come every week | F11 |
is my address kept private | F57 |
可以用支付宝付款吗 | F61 | 500
能刷信用卡吗 | F61 F63 |
可以付现金吗 | F61 | 500
付款方式 | F61 | 500
怎么付款 | F61 | 500
付款码发我 | F61 | 500
可以微信付吗 | F61 | 500
Can I pay by card | F61 | 500
how do I pay | F61 | 500
do you accept credit cards | F61 F63 |
先付款还是做完付 | F62 | 500 20
做完再付钱行吗 | F62 | 500 20
能分期付款吗 | F63 |
花呗能用吗 | F63 |
能不能便宜20块 | F64 |
凑个整200行不行 | F64 |
给我打个九折 | F64 |
能抹个零吗 | F64 |
can you make it cheaper | F64 |
经理说过给我打九折的 | F65 |
你们客服答应过给我优惠 | F65 |
your manager promised me 10% off | F65 |
别人家只要600 | F07 |
这么贵 | F07 |
others charge 60 | F07 |
照片怎么发 | F66 |
照片发到哪里 | F66 |
how do I send photos | F66 |
要赔多少 | F67 | 20 80
赔偿标准是什么 | F67 | 20 80
打碎一个花瓶赔多少 | F67 | 20 80
打碎东西最高赔多少 | F67 | 10
how much compensation will I get | F67 | 20 80
多久有人联系我处理投诉 | F53 | 4 24
为什么要地址 | F68 |
一定要留电话吗 | F68 |
能不能只留微信 | F68 |
why do you need my phone number | F68 |
月嫂不同星级什么区别 | yuesao.faq | 1 3 5 8
月嫂怎么签合同 | yuesao.process |
投诉: 要多久 | F53 | 4 24
complaint: how long will it take | F53 | 4 24
能先试一次吗 | F69 |
保洁先试一次行吗 | F69 |
`
