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
阿姨可以帮我带孩子去打疫苗吗
你们客服叫什么名字
能帮我收一下快递吗
你们用的吸尘器是戴森吗
有没有清洗抽屉的折扣码12345
能洗羽绒服吗
帮我把旧沙发扔掉多少钱
宽带多少钱一个月
你们和58到家是什么关系
打扫完会送鲜花吗
能开车接我去机场吗
阿姨结婚了吗
保姆会用洗碗机吗
医院床位怎么预约
疫苗多少钱一针
附近哪家超市便宜
怎么去掉衣服上的油渍
冰箱哪个牌子好
空调开多少度省电
洗衣机买滚筒还是波轮好
孕妇能吃螃蟹吗
宝宝多大可以吃辅食
房子出租找谁
物业费多少
电费怎么交
你们缺投资吗
可以教我怎么擦玻璃吗
地铁几点停运
清洁工一个月工资多少
上海户口怎么办理
中午吃什么
你会下棋吗
how tall is the eiffel tower
recommend a good restaurant
can you lend me money
do you sell vacuum cleaners
what is the capital of France
is there a subway near your office
tell me about quantum physics
can the nanny drive
周末也干活吗
中介费另外收吗
do you clean on holidays
阿姨能住我们隔壁吗
你们阿姨能带自己小孩来吗
空调外壳发黄能换吗
家里进水了能抽水吗
帮我把钢琴抬上楼
沙发套哪里买
月嫂会做产后修复吗
能不能陪我去旅游
月子餐菜单发一份
老人可以打麻将吗
护工能帮忙办出院吗
你们支持医保吗
能报销长护险吗
房间里有虫子咬人
墙上发霉怎么处理
灯泡坏了帮忙换一下多少钱
马桶清洗剂推荐一下
扫地机器人好用吗
净水器滤芯多久换一次
请问现在几点了
明天限行尾号多少
附近有什么好玩的
孩子数学考了80分怎么办
你们招不招合伙人
客户经理微信多少
能给我看看阿姨的身份证吗
阿姨一天做几单
阿姨中午休息多久
can you babysit my dog
what is your wifi password
how much is a used fridge
are you hiring
do you repair roofs
what's your favorite color
`
