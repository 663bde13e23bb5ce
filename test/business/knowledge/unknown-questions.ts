/** Questions that the catalogue does not answer: out of the trade, or of the trade but not in the data. */
export const unknownQuestions = `
停车费谁出
你们会不会偷拍啊 一个女生在家有点慌
阿姨开车来停车费算谁的
你们老板是谁
比特币多少钱
今天天气怎么样
上海明天下雨伐
给我讲个笑话
今晚有咩好戲睇
给我放段京剧听听
火锅底料哪家好吃
帮我写个论文开头呗
原神启动
你们公司成立几年了
你们公司有多少员工
营业执照发我看看
你们总部在哪
有没有实体店
你们门店地址在哪里
怎么加盟你们
还招保洁员吗
我想应聘月嫂
可以用支付宝付款吗
能刷信用卡吗
可以付现金吗
能分期付款吗
花呗能用吗
阿姨多大年纪
月嫂一般多大岁数
阿姨是哪里人
阿姨会说英语吗
月嫂什么学历
阿姨打过疫苗没有
阿姨抽烟吗
保洁阿姨穿工作服吗
用什么牌子的清洁剂
保险是哪家公司的
打碎东西最高赔多少
住家阿姨管饭吗
要给阿姨交社保吗
你们平台抽成多少
搬家多少钱
能帮忙搬家吗
通下水道多少钱
马桶堵了能来吗
水管漏了能修吗
换锁多少钱
修灯能做吗
窗帘能洗吗
洗窗帘多少钱
洗衣服多少钱一件
能干洗大衣吗
洗车多少钱
能灭蟑螂吗
除甲醛多少钱
家里有老鼠怎么办
上门遛狗有吗
给狗洗澡多少钱
能辅导孩子作业吗
电视机能洗吗
洗碗机清洗多少钱
饮水机清洗怎么收费
微波炉洗不洗
花园除草做吗
地板打蜡多少钱
大理石抛光做不做
装空调多少钱
刷墙多少钱一平
游泳池清洗多少钱
写字楼保洁怎么收费
二手空调收不收
买一台新空调多少钱
会做川菜吗
有小程序吗
你们app在哪下载
where is your office
do you accept credit cards
who is the owner of your company
what's the weather tomorrow
can you fix my toilet
how much is a plane ticket to Beijing
do you do pest control
can you paint my walls
who won the football match
can I pay with bitcoin
do your cleaners speak English
how old is the cleaner
what brand of detergent do you use
do you wash cars
房租多少钱一个月
黄金现在多少钱一克
奶茶多少钱一杯
iPhone多少钱
体检多少钱
学钢琴多少钱一小时
感冒了吃什么药好
股票会涨吗
特斯拉什么时候降价
孩子几岁上幼儿园
婚礼策划你们做吗
婚纱照多少钱
能帮我取快递吗
帮我订张机票
你吃饭了吗
你喜欢我吗
`
