/**
 * What customers of a home-service company talk about, by the words that they use for it. A `topic` alone tells what a
 * question is about; a `facet` (price, time, who …) only together with a service or a topic.
 */
export const topics: Readonly<Record<string, RegExp>> = {
  surcharge:
    /隐藏(?:收费|费用|消费)?|乱收费|额外(?:收费|费用|收钱|加钱)|另外(?:收费|收钱|加钱)|[加涨](?:价|钱|收)|价格?.{0,3}涨|(?:会|要)涨|坐地起价|hidden|extra (?:charge|fee|cost)s?|surcharges?|price (?:increase|hike)s?|more expensive/,
  festival:
    /过年|春节|新年|年底|年前|节假日|法定节假?日?|国庆|五一|十一(?!点)|除夕|元旦|中秋|端午|清明|放假|过节|holidays?|new year|spring festival/,
  weekend: /周末|双休日?|礼拜[六天]|周[六日]|weekends?/,
  promised:
    /(?:经理|老板|客服|同事|你们)[^，。]{0,6}(?:答应|承诺|许诺|说过|说好|讲过|讲好|说给|说可以)[^，。]{0,8}(?:折|优惠|便宜|减|免|送)|答应(?:过|给|我)[^，。]{0,8}(?:折|优惠|便宜|减|免|送)|promised me|(?:manager|agent) (?:said|promised|offered)/,
  bargain:
    /(?:再)?便宜(?:一?点|[点些\d])|(?:能|可以|给).{0,4}(?:便宜|打折|打个?折|少点|少收|减点|减\d)|打个?[一二三四五六七八九\d]+折|抹个?零|抹掉零头|凑个?整|去个?零头|cheaper|lower (?:the )?price|knock .{0,12}off|better price|\d+ ?% off/,
  discount:
    /优惠券?|折扣|打折|打个折|促销|活动|新客|新用户|首单|满减|团购|代金券|discounts?|coupons?|promo\w*|vouchers?|special offer|deals?\b/,
  membership: /会员卡?|积分|membership|loyalty/,
  invoice:
    /发票|专票|普票|电子票|开票|抬头|税号|报销凭证|(?:开|给|要)[^机车彩邮门]{0,3}(?<![机车彩邮门])票|invoices?|fapiao|receipts?/,
  plan: /包月|包年|月卡|季卡|年卡|周期卡|套餐|划算|单次|subscription|monthly plan|packages?\b/,
  expensive:
    /比别家|别(?:人)?家|(?:人|隔壁)家.{0,4}(?:只要|才)|(?:同行|外面|网上|美团|淘宝|别的公司).{0,4}(?:只要|才|便宜)|比.{0,4}贵|[这那好太真]么?贵|有点贵|(?:偏|挺)贵|贵了|为什么.{0,4}贵|怎么.{0,3}贵|expensive|pricey|overpriced|(?:others?|another company|competitors?|elsewhere)(?: \w+)? (?:charges?|asks?|only|costs?)/,
  soon: /今天|今晚|明早|明天一早|今早|今日|当天|当日|马上|立刻|现在|最快|加急|急用|下午就|today|asap|right away|same[- ]day|urgent|right now|tonight/,
  notice:
    /提前(?:多久|多长时间|几天|几个?小时)|要?预约多久|多久之?前(?:预?约|下单|定)|how far ahead|in advance|how early .*book|lead time/,
  hours:
    /(?:早上|上午|中午|下午|晚上)?[\d一二两三四五六七八九十]+点半?(?:钟)?(?:之?[前后]|以[前后])?(?:还|也|就)?(?:能|可以|可不可以)|what time|how late|几点(?:上班|开始|开门|下班|结束|关门|能来|可以来|营业|服务)|几点.{0,2}(?:收工|走)|收工|最早几?点?|最晚几?点?|营业(?:时间)?|服务时间|上班时间|工作时间|上班吗|opening hours|business hours|(?:service|working) hours|what hours|earliest|latest|open till|opening time/,
  humanhours:
    /(?:人工|客服|真人).{0,6}(?:几点|时间|上班|下班|在线|在不在|在吗)|(?:几点|什么时候|点半?).{0,6}(?:人工|客服)|(?:human|staff|agent|customer service).{0,20}(?:hours|online|available|time)/,
  hotline:
    /客服电话|热线|电话(?:号码)?(?:是)?多少|联系电话|联系方式|400电话|怎么联系你们|hotline|phone number|contact number|call you/,
  emergency: /紧急|急救|出事|emergency/,
  area: /服务范围|服务区域|覆盖|上门吗|能上门|上门服务吗|哪些区|哪几个区|哪些地方|什么地方能|去不去|到不到|在不在范围|(?:有|没)服务|小区|service area|cover(?:age)?|serve\b|what areas|which districts(?: do you (?:cover|serve))?|come to/,
  paytime:
    /先付(?:款|钱)?还是|(?:做完|洗完|完工|完成|服务完|验收)(?:了)?(?:再|才|后|以后)?.{0,2}(?:付|给钱|结账|交钱)|(?:什么时候|啥时候|几时)(?:付|给钱|结账|交钱)|(?:后|事后)付(?:款|钱)?(?:吗|行|可以)|pay (?:before|after|first)|when do i pay|before or after/,
  whyasked:
    /(?:为什么|为啥|干嘛|干吗|凭什么)(?:要|还要|需要)?(?:我|我的|留|填|问|给)?(?:的)?(?:地址|电话|手机号?|号码|名字|姓名|信息)|(?:一定|必须|非)(?:要|得)?(?:留|填|给|说)(?:个)?(?:地址|电话|手机号?|号码|名字|姓名)|(?:不|能不能不|可以不)(?:留|填|给|说)(?:电话|手机号?|号码|地址|名字)|(?:只|光)?留微信|微信(?:联系)?(?:行不行|可以吗|行吗)|why .{0,12}(?:need|want|ask).{0,12}(?:address|phone|number|name)/,
  levels:
    /(?:不同|各|每个?)?(?:星级|级别|等级|档次).{0,4}(?:区别|差别|差在|不一样|什么意思)|(?:一星|二星|三星|金牌).{0,6}(?:区别|差别|差在|不一样)|difference .{0,16}(?:stars?|levels?)/,
  sendphotos:
    /(?:照片|图片|视频|截图|图)(?:要|该|应该|是)?(?:怎么|咋|如何|往哪|发哪|发到哪|在哪|哪里|给谁)(?:儿|里)?(?:发|传|上传)?|(?:怎么|咋|如何|哪里|在哪|往哪)(?:儿|里)?(?:发|传|上传)(?:送)?(?:给你们?)?(?:照片|图片|图|视频)?|(?:照片|图片?)?(?:发|传)不了(?:照片|图片?)?|(?:send|upload) (?:\w+ ){0,3}(?:photos?|pictures?|images?)|where .{0,12}photos?/,
  sameworker:
    /指定|上次那[个位]|上回那[个位]|原来那[个位]|固定(?:一个)?(?:阿姨|人|师傅)|同一[个位]|还是(?:要)?(?:上次|原来)|same (?:auntie|cleaner|person|worker|lady|ayi|one)/,
  forothers:
    /(?:给|帮|替)(?:我)?(?:爸妈|父母|爸|妈|爸爸|妈妈|婆婆|岳母|奶奶|外婆|朋友|老人|别人|家人)家?.{0,3}(?:约|订|定|下单|预约|叫)|for (?:my|someone|a friend).*(?:parents|mom|mother|else|friend|place|house)/,
  notathome:
    /家里?没人|没人在家|不在家|(?:必须|一定|需要|要|得)在家|人不在|钥匙|门锁密码|密码锁|be (?:at )?home|not (?:at )?home|be there|be present|keys?\b|door code|nobody home/,
  onsite: /(?:需要|要|必须|得)?在场|在旁边看/,
  reschedule:
    /改(?:个)?(?:时间|期|天|日子|到)|换(?:个)?(?:时间|日期|日子)|延期|推迟|往后推|挪(?:个|到)?|改约|改几次|时间.{0,3}改|resched\w*|change (?:the |my )?(?:time|date|appointment|booking)|postpone|move (?:my|the) (?:booking|appointment)/,
  cancel: /取消|临时有事|退单|退掉|不[想要]?约了|不要了|不做了|cancel\w*|call off/,
  wrongorder: /下错|拍错|点错|约错|误操作|付错|重复下单|by mistake|wrong order|accidentally/,
  deposit: /定金|押金|预付款?|先付|首付|deposits?|down ?payment|upfront|prepay\w*/,
  contact:
    /联系我|通知我|(?:打|发)(?:个)?(?:电话|消息|短信)给我|(?:给|跟)我(?:打|发)(?:个)?(?:电话|消息|短信)|提前(?:打电话|联系|通知|说)|contact me|notify me|call me|let me know/,
  orderstatus: /(?:我的?|查|看)(?:一下)?(?:的)?(?:单子|订单|预约)|到哪(?:一步|了)|进度|order status|my order/,
  late: /没到|没来|迟到|晚到|来晚|晚了|不准时|准时|超时没|误点|晚来|(?:is|are|be|comes?|arrives?|running|was) late|late\b|delay\w*|no[- ]show/,
  companycancel:
    /(?:你们|公司|阿姨|师傅)(?:临时|突然)?(?:取消|爽约|放鸽子|来不了|不来)|放鸽子|爽约|you cancel|company cancels|stand me up/,
  location: /(?:阿姨|师傅|人)(?:的)?(?:位置|在哪)|定位|实时位置|track|where is (?:the|my) (?:cleaner|worker|ayi)/,
  acceptance: /验收|怎么检查|检查(?:清单|标准)|inspect\w*|check the (?:work|result)/,
  reliable:
    /(?:会不会|不会|怕|担心).{0,4}偷(?:东西)?|靠谱|放心|可靠|信得过|正规|背景|审查|核验|身份(?!证复)|实名|trust\w*|reliable|vetted|background|verified|safe to/,
  criminal: /犯罪|案底|前科|坐过?牢|犯过?(?:罪|事)|criminal|police (?:record|check)/,
  health: /健康证明?|健康检查|体检|传染病|health (?:cert\w*|check)/,
  certificates:
    /持证|有[^，]{0,8}证|证吗|证书|证件|资质|资格证?|什么证|上岗证|培训过?|certifi\w*|qualifi\w*|licen[sc]ed|trained/,
  rating: /评分|星级|评价|rating|reviews?/,
  impostor:
    /不是本人|照片(?:上)?.{0,4}不(?:一样|符|对)|换了个?人|冒充|不是同一|different (?:person|from the photo)|not the (?:same )?person/,
  female: /女(?:师傅|的|性|阿姨|生|员工|士)|female|woman|women|lady\b/,
  male: /男(?:师傅|的|性|护工|员工)|同性|male\b|\bman\b/,
  dialect: /方言|普通话|上海话|四川话|粤语|广东话|本地话|本地人|听得?懂|dialect|mandarin|cantonese|shanghainese/,
  replaceworker:
    /换(?:个|一个|一?位)?(?:人|阿姨|月嫂|保姆|师傅|护工|育儿嫂)|不合适|不满意.{0,4}换|能换吗|可以换|换几次|免费换|合不来|处不来|replac\w*|change (?:the |my )?(?:nanny|worker|cleaner|person|caregiver)|another (?:nanny|cleaner|person)/,
  private:
    /私下|私人|加(?:个|她|他|阿姨)?(?:的)?微信|阿姨(?:的)?微信|直接(?:找|联系)阿姨|私单|privately|wechat (?:of|id)|direct contact|(?:her|his|cleaner'?s) wechat/,
  tip: /小费|红包|打赏|\btips?\b|tipping|gratuity/,
  detergent:
    /清洁剂|药水|洗涤剂|洗洁精|化学|消毒水|环保|无毒|有毒|刺激|中性|detergents?|chemicals?|eco\b|eco-?friendly|non-?toxic|cleaning (?:agent|product)s?/,
  infant: /宝宝|婴儿|娃|孕妇|小孩|孩子|小朋友|新生儿|bab(?:y|ies)|infant|pregnant|kids?\b|child(?:ren)?/,
  pet: /猫咪?|狗狗?|宠物|金毛|泰迪|柯基|哈士奇|布偶|英短|毛孩子|\bpets?\b|\bcats?\b|\bdogs?\b/,
  escape: /放跑|跑(?:出去|掉|丢)|溜走|escape|run out|get out/,
  difference:
    /区别|差别|跟.{0,6}差多少(?!钱)|差在哪|有什么不同|不一样吗|有什么不一样|哪个好|difference|differ|versus|\bvs\b/,
  notclean:
    /(?:没|不|没有)(?:打扫|擦|做|洗|弄|搞|清理)?(?:得)?干净|不满意|返工|重[做擦洗]|重新(?:做|打扫|擦)|再来一次|返修|re-?do|re-?clean|not (?:clean|satisfied|happy)|unsatisf\w*|dissatisf\w*/,
  dirtyhouse: /弄脏|污水|弄湿|搞脏|滴得?到处|dirty (?:the|my)|make a mess|mess\b/,
  damage:
    /弄坏|打碎|打破|损坏|摔坏|摔碎|洗坏|刮花|碰坏|搞坏|砸(?:了|坏)|赔偿|赔付|赔|damages?|broken?|breaks?|compensat\w*|liab\w*/,
  howmuchcover:
    /(?:最多|最高|上限|额度).{0,4}赔|赔.{0,4}(?:最多|最高|上限|额度|多少|几成)|(?:赔偿|赔付|理赔)(?:的)?(?:标准|金额|比例)|按(?:什么|多少|原价|买价)赔|照价赔|原价赔|折旧|保额|赔付额度|maximum (?:compensation|cover)|coverage (?:limit|amount)|how much (?:compensation|will (?:you|i) (?:pay|get))/,
  insurance: /保险|责任险|意外险|insur(?:ed|ance)/,
  repair:
    /维修|修理|(?<!装)修(?:吗|一下|好|不)|不制冷|制冷(?:不好|效果)|故障|(?<![弄打摔洗碰搞])坏了|加氟|漏水|repairs?|\bfix\b|not cooling|malfunction|leak\w*/,
  warranty: /保修期?|质保|封条|warranty|guarantee period/,
  duedate:
    /预产期|提前生|早产|提早生|生得?早|晚生|due date|premature|early birth|born early|baby (?:comes|arrives) early/,
  interview: /见(?:个|一)?面|面试|先见|视频(?:看|聊|面)|挑人|选人|几个?人选|interviews?|meet (?:the|her|them|first)/,
  housework: /家务|打扫卫生吗|洗衣服?做饭|housework|chores/,
  cooking: /做饭|烧饭|煮饭|炒菜|烧菜|cook(?:ing)?\b|meals?/,
  medicine: /喂药|吃药|用药|给药|服药|medicine|medication|drugs?/,
  fever: /发烧|发热|生病|咳嗽|fever|\bsick\b|\bill\b/,
  termination: /解约|终止合同|不做了怎么退|做得不好|terminate|end the contract/,
  dependent: /不能自理|半自理|自理|卧床|瘫痪|失能|偏瘫|阿尔茨海默|老年痴呆|bedridden|disabled|paraly[sz]ed|dementia/,
  night: /夜里|夜间|半夜|起夜|晚上(?:会|要|能)?.{0,2}(?:起|照|管|带|翻)|翻身|at night|night(?:time|s)?\b|overnight/,
  remotefamily:
    /在外地|在?国外|不在身边|异地|子女|儿女|照护日志|日志|far away|another city|abroad|care log|daily report/,
  fall: /摔(?:了|倒|跤|伤)|跌倒|跌了|滑倒|fell\b|falls?\b/,
  complaint: /投诉|举报|complain\w*/,
  outcome:
    /(?:有|出)结果|(?:多久|几天|什么时候)(?:能|会)?(?:给|有)?(?:我|个)?(?:一个)?(?:答复|回复|说法)|处理结果|多久处理|几天处理|处理多久|resolved?|outcome|resolution/,
  refund: /退款|退钱|退费|钱.{0,6}退|退.{0,4}钱|到账|退回来?|(?:能|可以|可)退|怎么退|退吗|退不退|refund\w*|money back/,
  card: /次卡|卡里|还剩.{0,2}次|充值卡?|储值|余额|用不完|没用完|剩下的次数|预付卡|卡.{0,4}退|prepaid|unused (?:visits|value)|visit card/,
  theft: /丢(?:了)?(?:东西|东|了|失)|东西(?:丢|少|不见)|偷|不见了|失窃|被盗|stol?en|steal\w*|theft|missing/,
  privacy:
    /泄露|泄漏|保密|(?:电话|地址|号码).{0,6}(?:看到|知道)|隐私|个人信息|信息安全|卖给别人|privacy|kept private|confidential|personal (?:data|info\w*)|leak my/,
  deletedata: /删(?:除|掉)(?:我的)?(?:信息|资料|数据|账号)|注销|delete my/,
  camera: /监控|摄像头?|录像|cameras?|cctv/,
  secretfilming: /偷拍|偷录|secretly film|film me/,
  bot: /机器人|自动(?:回复|助手)|人工智能|真人(?:吗|还是)|是(?:真)?人(?:吗|还是)|\bai\b|robots?|\bbot\b|real person/,
  unsubscribe:
    /(?:别|不要)再?(?:给我)?(?:再)?(?:发|推送|打扰)|退订|^td$|骚扰|unsubscribe|stop (?:messaging|sending|texting)|spam/,
  tools:
    /工具|抹布|拖把|吸尘器|用品|耗材|自带|要不要准备|需要准备|准备(?:什么|些什么|东西)|带(?:着)?(?:东西|家伙)|(?:要|会|都)带(?:些)?(?:什么|啥)|bring (?:\w+ )*(?:supplies|tools|equipment|products)|supplies|equipment|tools?\b|vacuum|mop\b/,
  enough: /够(?:吗|不够|用)|不够|能做完|做得?完|搞得?定|擦得?完|enough|be finished/,
  leave: /请假|生病来不了|阿姨休息|有事来不了|day off|takes? leave|on leave/,
  backup: /替补|代班|顶班|backup|substitute|stand-?in/,
  billingbasis:
    /按(?:面积|平方|平|时间|小时|钟头)(?:还是|算|收|计)?|(?:还是)按|by (?:the )?(?:area|hour|size)|hourly or|per hour or/,
  utilities: /通水|通电|水电|没水|没电|停水|停电|running water|electricity|power and water/,
  survey: /看房|勘察|上门看|先来看|实地看|评估|估价|现场看|see the (?:house|flat|apartment|place)|site visit|assess\w*/,
  highrise:
    /高层|高空|外侧|外面|外窗|外墙|外玻璃|几楼|\d+楼|[一二三四五六七八九十]+楼|窗台|幕墙|high[- ]?(?:rise|floor)|outside|exterior|outer/,
  rain: /下.?雨|雨天|刮风|台风|大风|rain\w*|typhoon/,
  testrun: /试机|先试机|开机测试|test (?:the|it|run)/,
  dismantle: /拆(?:机|洗|开|下|吗|不拆|卸)?|disassembl\w*|dismantl\w*|take (?:it )?apart/,
  prepare: /(?:做|要|有)?(?:些)?(?:什么|哪些)准备|准备工作|提前准备|how .*prepare/,
  safety: /不?安全(?:吗|不|么)?|\bsafe\b/,
  power: /断电|拔(?:掉)?插头|切断电源|清空|unplug|turn (?:it )?off|power off|defrost/,
  gas: /燃气|煤气|天然气|\bgas\b/,
  drying: /多久(?:能|会)?干|(?:当天|马上|立刻)?(?:就)?能(?:睡|坐|用)|几天干|晾|干得?快|干透|会不会湿|dry\b|drying/,
  leather: /真皮|皮(?:沙发|质|的)|leather/,
  delicate: /真丝|羊毛|丝绸|\bsilk\b|wool\w*/,
  diet: /忌口|过敏|清真|素食|清淡|少盐|糖尿病|allerg\w*|halal|vegetarian|vegan|diet\w*/,
  groceries: /买菜|代买|grocer\w*|shopping/,
  days26: /26天|二十六天|26 days/,
  trial: /试用|试工|试做|先试(?!机)|试(?:几天|一天|一下|一次)|trial/,
  pickup: /接送|接孩子|接(?:他|她|娃|小孩|小朋友|宝宝)?放学|送(?:孩子)?上学|幼儿园|pick ?up|school run|kindergarten/,
  wages: /工资|薪水|发钱|付给(?:阿姨|谁)|wages?|salary|pay (?:the )?(?:nanny|her|worker)/,
  room: /(?:准备|给|住).{0,4}(?:房间|卧室)|单独(?:的)?(?:房间|卧室|一间)|独立(?:房间|床)|住哪|房间给|睡哪|own room|separate (?:room|bedroom)|where .*sleep|bedroom/,
  restdays: /休息(?:几天|多少天|日|天)|几天休|月休|双休吗|休几天|rest days?|days? off|time off/,
  process:
    /流程|步骤|怎么(?:请|预约|约|下单|定|签合同)|如何(?:预约|下单|签)|手续|签约|procedure|process|how (?:do|can) i (?:book|hire|order|sign)|steps/,
  contract: /合同|签(?:多久|几个月)|contract/,
  minterm:
    /最少(?:签|做|要|几|多少|请)(?:.{0,3}几个?(?:小时|月|次|天))?|至少|起订|起做|起步|最低|一次起|几小时起|几个?月起|minimum|at least/,
  proxysign: /代签|签字|签名|手术单|同意书|sign (?:for|documents?|papers?|consent)/,
  injection: /打针|注射|输液|吊针|挂水|换药|injection|iv drip|inject/,
  quotevalid: /报价(?:单)?.{0,4}(?:有效|保留|多久|作废|过期)|有效期|quote .*valid|valid for/,
  hold: /(?:保留|留|占)(?:着|住)?(?:多久|几分钟|位|时段)|时段.{0,4}(?:保留|留)|hold (?:the|my) slot/,
  window: /(?:到达|上门)(?:时间)?(?:误差|窗口|准)|前后(?:差|误差)|arrival window|how punctual/,
  guarantee: /保障|售后|保证|承诺|guarantee/,
  worktime:
    /多久|多长时间|几个?小时|要多少?时间|几个?钟|几天(?:能)?(?:做|弄|洗)|耗时|时长|how long|how many hours|duration|take\b/,
  includes:
    /包不?包?括|保洁.{0,2}(?:擦|洗|管).|包含|包不包|含不含|含(?:哪些|什么)|都?做(?:哪些|什么|些什么)|(?:有)?哪些(?:内容|项目)|什么内容|服务内容|(?:都)?(?:干|打扫|擦|洗)(?:些)?(?:什么(?!价|时候)|哪些|哪里)|范围|不(?:做|含|包括|包|能做)(?:什么|哪些)|includ\w*|cover\w*|what do(?:es)? (?:it|they|you|she|the \w+) (?:do|clean)|exclud\w*|scope/,
  addons: /加项目?|附加|增项|另加|加购|额外服务|可选|add-?ons?|extras?\b|optional/,
  catalogue:
    /有(?:什么|哪些|啥)(?:服务|项目|业务)|(?:什么|哪些)(?:服务|项目|业务)|服务(?:项目|种类|列表|内容有)|都?(?:能|可以|会)?(?:做|提供|干)(?:哪些|什么)(?:服务|项目|业务)?|你们(?:是)?做什么的|主营|what services|services do you|list of services|what (?:can|do) you (?:do|offer)/,
}

/** What customers ask of such companies, too, and what a catalogue seldom says anything about. */
export const foreignTopics: Readonly<Record<string, RegExp>> = {
  parking: /停车|车位|parking/,
  payment:
    /支付宝|信用卡|(?:银行|储蓄)卡(?:付|支付|能|可以|行)|微信(?:支付|转账|付(?!的|了|过))|付微信|现金|刷卡|扫码付?|[付收]款码|怎么付款?|怎么给钱|(?:付款|支付)(?:的)?(?:方式|方法|账号|账户)|怎么支付|数字人民币|怎么交钱|alipay|wechat pay|credit card|cash\b|payment methods?|how (?:do|can|should) i pay|pay (?:by|with|in) (?:card|cash|wechat|alipay)|pay by/,
  installments: /分期(?:付款)?|花呗|白条|instal?lments?/,
  management: /老板|老总|法人|董事长|创始人|股东|总经理|经理(?:是谁|电话)|boss|ceo\b|owner|founder/,
  company:
    /成立|开了(?:几|多少)年|几年了|注册资本|营业执照|上市|分公司|总部|连锁|多少员工|founded|headquarter\w*|how many employees|business licen[sc]e/,
  shop: /门店|实体店|店面|公司(?:地址|在哪)|办公室|你们(?:店|公司)?(?:在|开在)(?:哪|什么地方)|store\b|office\b|where are you (?:located|based)|address/,
  joining:
    /加盟|招聘|招人|应聘|找工作|做你们(?:的)?阿姨|想当(?:阿姨|保洁|月嫂)|入职|兼职|franchise|hiring|jobs?\b|work for you|vacanc\w*/,
  workerage: /多大(?:年纪|岁数|了)|年龄|几岁|多少岁|岁数|how old|\bage\b/,
  hometown: /哪里人|哪儿人|籍贯|老家|是本地的|where (?:is|are) (?:she|they|the \w+) from|hometown/,
  experience: /经验|从业|干了几年|做了几年|工龄|experience/,
  education: /学历|文凭|大学|educat\w*|degree/,
  religion: /信佛|信教|宗教|属相|星座|religio\w*|zodiac/,
  foreignlanguage:
    /英语|英文|日语|韩语|法语|外语|speaks? (?:english|japanese|french)|english[- ]speaking|foreign language/,
  driving: /开车|司机|驾照|驾驶|driv(?:e|er|ing)\b/,
  cuisine: /川菜|粤菜|西餐|湘菜|本帮菜|东北菜|日料|面食|烘焙|cuisine|western food|baking/,
  smoking: /抽烟|吸烟|喝酒|smok\w*|drink alcohol/,
  vaccine: /疫苗|核酸|阳性|新冠|vaccin\w*|covid/,
  moving: /搬家|搬运|搬东西|搬场|拉货|moving (?:house|company|service)|movers?|relocat\w*/,
  pests: /蟑螂|老鼠|白蚁|蚂蚁|臭虫|灭虫|除虫|杀虫|跳蚤|pest|cockroach\w*|termites?|bed ?bugs?|\brats?\b|\bmice\b/,
  formaldehyde: /甲醛|空气治理|测空气|formaldehyde|air quality/,
  plumbing: /下水道|马桶|水管|疏通|堵了|通厕所|水龙头|plumb\w*|toilet|drain(?:s|age)?\b|clogged|faucet/,
  locks: /开锁|换锁|修锁|locksmith|change the lock/,
  electrics: /修灯|换灯|电路|跳闸|插座|装灯|电工上门|wiring|light bulb|socket|electrician/,
  curtains: /窗帘|百叶窗|curtains?|blinds/,
  laundry: /洗衣服|干洗|洗鞋|洗被子|送洗|dry[- ]?clean\w*|laundry|wash (?:my )?clothes/,
  carwash: /洗车|汽车|car wash|\bcars?\b/,
  garden: /花园|绿植|浇花|草坪|种花|院子|garden\w*|lawn|plants?\b/,
  petcare:
    /遛狗|喂猫|上门喂养|宠物(?:美容|洗澡|寄养|托管)|给狗洗澡|洗狗|walk (?:my |the )?dogs?|pet (?:grooming|sitting)|feed my cat/,
  tutoring: /家教|辅导.{0,3}(?:作业|功课)|补课|教钢琴|tutor\w*|homework|piano/,
  renovation:
    /装修(?!后|完|垃圾|好)|刷墙|刷漆|贴砖|补漆|防水|打孔|安装|组装|装(?:家具|电视|空调|床)|墙面|renovat\w*|paint\w*|install\w*|assembl\w*/,
  floorcare: /打蜡|大理石|石材|地板(?:翻新|保养|打磨)|抛光|结晶|wax\w*|marble|polish\w*/,
  otherappliance:
    /扫地机器人|电视机?|微波炉|烤箱|洗碗机|净水器|饮水机|电脑|打印机|手机|烘干机|电饭煲|消毒柜|暖气片|地暖|新风|tvs?\b|dishwasher|microwave|oven|computer|printer|phones?\b|dryer|radiator/,
  pool: /游泳池|泳池|水箱|化粪池|烟囱|地毯厂|swimming pool|chimney/,
  commercial: /写字楼|公司保洁|办公楼|工厂|商场|学校|酒店|饭店|餐厅|厂房|office cleaning|factory|restaurant|hotel/,
  disposal: /扔(?:掉)?|丢弃|处理掉|清运|dispose|throw away/,
  teaching: /教我|自己(?:怎么)?(?:洗|擦)|teach/,
  papers: /身份证(?:号|复印件|照片)?|户口本?|id card|passport/,
  clock: /现在几点|几点了|几号了|what time is it/,
  purchase: /买(?!菜)(?:一?台|新|个|卖)?|卖(?:不卖|吗|掉)?|二手|回收|\bused\b|buy\b|sell\b|second[- ]hand|recycl\w*/,
  weather: /天气|气温|下雪|weather|temperature/,
  finance: /股票|股价|比特币|基金|贷款|利息|汇率|房价|油价|黄金|bitcoin|stocks?\b|loans?\b|exchange rate|crypto/,
  chat: /讲(?:个)?笑话|唱(?:首)?歌|写(?:个|首|篇)|作文|论文|翻译|电影|游戏|足球|世界杯|新闻|彩票|占卜|joke|sing\b|poem|essay|translate|movie|football|news|lottery/,
  takeaway: /外卖|快递|机票|火车票|高铁|打车|订房|餐馆|奶茶|火锅|takeaway|delivery|flight|train ticket|taxi/,
  legal: /劳动法|交社保|社保|五险|公积金|个税|起诉|仲裁|social insurance|lawsuit|labou?r law/,
  hr: /提成|抽成|佣金|平台抽|中介费|commission|agency fee|cut do you take/,
  elevator: /没电梯|爬楼|楼梯房|步梯|elevator|lift\b|walk-?up/,
  uniform: /工作服|穿什么|鞋套|口罩|uniforms?|shoe covers?|masks?\b/,
  meals: /管饭|吃饭怎么|包吃|包住|伙食|餐补|provide (?:meals|food)|lunch/,
  brand: /什么牌子|哪个牌子|牌子好|省电|什么品牌|哪家保险|哪家公司|brand/,
  gift: /送礼|礼品|赠送|送什么|礼物|gift/,
  phoneapp: /小程序|下载|公众号|网站|app\b|mini ?program|website|download/,
}

/** Words that say what about a subject is asked. */
export const facets: Readonly<Record<string, RegExp>> = {
  price:
    /多少钱|多少米|预算|计费(?:标准)?|扣钱|扣费|价位|(?:要|得|加|扣|付|交|花)多少|多少$|计价|怎么收(?:费|钱)?|收费(?:标准)?|收(?:多少|几)|价格表?|价钱|什么价|价目表?|报个?价|费用|怎么算(?:钱|的)?|几块|多少块|多少元|单价|贵不贵|贵多少|要钱吗|收钱吗|收费吗|要不要钱|花多少|得多少|多少一|一共多少|总共多少|how much|prices?|pricing|costs?|rates?|fees?|charged?|quote|¥|rmb/,
  offered:
    /你们(?:有|做|提供)|(?:有没有|有无|能不能|可不可以|会不会|做不做|接不接|做|能|可以|提供|有).{0,12}(?:吗|不$|么$)|do you (?:have|offer|provide|do|clean)|can you|is there|are there/,
  who: /谁|哪位|who\b|whose/,
  whatfor: /为什么|为何|why\b/,
  when: /什么时候|何时|哪天|几号|when\b/,
  where: /哪里|哪儿|在哪|where\b/,
  howmany: /几个人|多少人|几位|几个(?:阿姨|师傅)|how many (?:people|cleaners|workers)/,
  unit: /一?(?:个)?小时|一?平|一台|一次|一天|一个?月|每(?:小时|平|台|次|天|月)|per (?:hour|unit|visit|day|month|square \w+)|an hour|hourly|a month|each/,
}
