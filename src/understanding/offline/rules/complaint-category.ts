import { isNegatedAt } from './asserted.ts'

export const complaintCategories = [
  'safety_hazard',
  'child_safety',
  'elder_safety',
  'injury',
  'harassment',
  'privacy',
  'identity_mismatch',
  'theft',
  'pet',
  'damage',
  'off_platform',
  'skill_cert',
  'hygiene_health',
  'refund_contract',
  'billing',
  'late_noshow',
  'attitude',
  'replacement',
  'quality',
  'platform_service',
] as const

export type ComplaintCategory = (typeof complaintCategories)[number]

const child =
  '(?:孩子|弟弟|妹妹|[一二三四五六七八]岁|宝宝|小孩|小宝|大宝|娃|婴儿|闺女|女儿|儿子|小朋友|月龄|囡囡|崽|baby|infant|child|kids?|toddler|son|daughter|newborn)'
const elder =
  '(?:老人|我妈|我爸|妈妈|爸爸|奶奶|爷爷|外公|外婆|姥姥|姥爷|母亲|父亲|老爷子|老太太|老头|老妈|老爸|俺爹|俺娘|我爹|我娘|老爹|老娘|老伴|阿婆|阿公|岳母|岳父|公公|婆婆|长辈|老父|老母|mom|mum|dad|mother|father|grandm\\w*|grandp\\w*|grandfather|elderly|parents?|old (?:man|lady|woman))'
// A relative may be rung up as well as hit: 打我妈电话.
const rung =
  '(?:我|他|她|俺)?(?:家)?(?:老?[爸妈爹娘]|爸爸|妈妈|老公|老婆|爷爷|奶奶|外公|外婆|公公|婆婆|儿子|女儿|孩子)?的?(?:那个)?(?:电话|手机(?![^，。]{0,2}砸)|座机|号码|\\s?1[3-9]\\d)'
const harm =
  '(?:打(?!' +
  rung +
  '|扫|理|电话|包|算|开|卡|发|车|听|折|招呼|字|点|个|交道|给|针|印|钱|了?(?:疫苗|预防|针))|扇|抽打|揍|掐|捏|拧|扭|揪|踢|踹|踩|推(?!荐|迟|后|着|出去|到(?:明|后|下|周)|轮椅)|搡|摇晃|晃得|虐|殴|捂|绑|捆|勒|锁(?!定|好|匙)|关(?:在|进|小黑)|恐吓|吓唬|淤|瘀|青一块|紫一块|青紫|青了|发青|伤(?!心)|红印|手印|掌印|牙印|痕|印子|破皮|肿|流血|不给[^，。]{0,4}(?:吃|喝|饭|水|换)|饿(?:着|了|一|肚|得)|没(?:有)?(?:给)?(?:人)?(?:换|喂|吃|扶|管|接到)|尿(?:裤|湿|了一)|躺(?:了|在)|安眠药|乱喂|喂错|喂(?:了)?(?:药|感冒|不该)|喂[^，。]{0,8}药|吃错|误(?:服|食|吞|吃)|吞(?:了|下)|药[^，。]{0,6}(?:错|多|停|减|自己改)|(?:擅自|没问|未经|自作主张)[^，。]{0,10}(?:药|医)|神志不清|昏(?:迷|睡|倒)|嗜睡|抽搐|吐(?:了|个|一)|摔(?!跤班)|跌|烫|泼|浇|呛|噎|窒息|掉(?:下|进|地上|床)|滚(?:下|到)|翻(?:下|了|车)|从(?:床|沙发|楼梯|椅|轮椅)[^，。]{0,6}(?:掉|摔|滚|翻)|独自|单独|一个人(?:留|丢|放|扔|在家|在|躺|坐)|丢下|丢(?:在|了)|扔(?:下|在)|搞丢|弄丢|走失|走丢|失踪|没人看|没人管|不管不顾|不见了|找不到|带走|拽|拖拽|吼|骂|嚷|凶|呵斥|(?<!我(?:一直|都|也)?)不(?:太)?敢(?!相?信|认|想)|害怕|怕(?![^，。]{0,4}(?:孤单|寂寞|无聊|闷|累)|热|冷|吵|晒|黑|生|痒|打扰|麻烦)|发抖|哆嗦|往后缩|躲(?:着|开|她|他)|一看见[^，。]{0,8}(?:哭|躲|发抖)|褥疮|压疮|塞(?:着|住)|不让[^，。]{0,4}(?:睡|吃|喝|出|去医院|就医)|瘦了|(?:对(?:他|她|老人|孩子|宝宝|我妈|我爸)不好)|hit|hits|hitting|slap\\w*|spank\\w*|shak(?:e|es|ing|en)|shook|push\\w*|pinch\\w*|bruis\\w*|hurt\\w*|abus\\w*|yell\\w*|scream\\w* at|starv\\w*|drop(?:ped)|alone|unattended|locked|tied|scared|afraid|terrified|neglect\\w*|swallow\\w*|chok\\w*|pills?|medic\\w*|drugg?ed|dose|scald\\w*|burn\\w*|fell|wandered|missing|unconscious|drowsy)'

// Beside these a comma between the person and the deed changes nothing: 护工嫌俺爹麻烦，一天不给水喝.
const cruel =
  '(?:不给[^，。]{0,3}(?:吃|喝|饭|水)|扇(?:了)?(?:他|她|耳光|巴掌|嘴巴)|一巴掌|掐|绑(?:着|在|起)|捂(?:着|住)?(?:嘴|鼻)|饿(?:着|了一)|安眠药|拧|烫(?:了|红|伤|出)|摔(?:下|了|到)|滚(?:下|到)|栽(?:下|了|到)|忘(?:在|了在)?(?:学校|车|超市|幼儿园)|一身(?:是)?(?:伤|青)|淤青|青一块|不让[^，。]{0,3}(?:上厕所|睡|下床))'
const carer = '(?:阿姨|月嫂|保姆|护工|育儿嫂|看护|陪护|护理员|她|他)'

const between = '[^，。！？,.!?]{0,18}'

/** Word lists by category; the order of `complaintCategories` is the order of gravity in which they are tried. */
const signs: Record<ComplaintCategory, RegExp> = {
  safety_hazard:
    /烟感|烟雾报警|(?:糊|焦|煤气|燃气|天然气|刺鼻|臭鸡蛋)(?:的)?味|烧(?:干|糊|穿|黑)|(?:灶|炉|火|煤气|燃气|水龙头|熨斗|电磁炉|烤箱)[^，。]{0,6}(?:没关|忘关|还开着|开着|没熄|没拔)|没熄火|没熄|天花板[^，。]{0,6}(?:滴|漏|掉|塌)|楼下[^，。]{0,6}(?:淹|渗|滴|被水)|水灾|(?:家里?|屋里|客厅|房间|屋子|厨房|地板)[^，。]{0,4}(?:都|全)?(?:被)?(?:水)?淹|被水淹|水漫|发大水|火烛|失控|(?:没|不)(?:系|绑|戴)[^，。]{0,4}(?:安全|绳)|探(?:出|到)(?:窗|外)|坠|混(?:用|在一起|合)[^，。]{0,6}(?:熏|呛|晕|味|气)|熏(?:晕|倒|吐|得)|\bwater (?:pouring|flooding|everywhere|is (?:pouring|coming|leaking))|\b(?:tap|stove|gas|iron|oven|candle)\b[^.]{0,14}\b(?:running|on|open)\b|\bburning smell|\bsmell\w* (?:something )?burning|\bfire alarm|\bsmoke\b|\belectric(?:al)? shock|\bcan'?t breathe|(?:燃气|煤气|天然气|瓦斯)[^，。]{0,8}(?:味|漏|没关|忘关|阀[^，。]{0,6}(?:没|坏|松|歪|断|开着)|泄|开着|臭)|(?:没|忘|忘了|不)关(?:煤气|燃气|天然气|火|炉|灶|水龙头)|漏(?:气|电|煤气)|闻到[^，。]{0,6}(?:煤气|燃气|焦味|糊味)|(?:着|起|失|冒|救)火|冒(?:烟|火花|黑烟)|短路|跳闸|触电|电到|被电|电了(?:我|一下)|麻了一下|火花|烧(?:着|起来|焦|糊)了|烧焦|(?<![夯赞火美帅燃好人气])爆(?:炸|裂)(?!好|棒|赞|的好)|(?:管|泡|灯|瓶|罐|锅|电池|器|插座|箱|炉)[^，。]{0,2}爆了|(?:水管|水龙头|热水器|地漏)[^，。]{0,8}(?:爆|喷|断|裂|漏|淹)|(?:漏水|淹了|发大水|水漫|泡水)|(?:消毒液|84|漂白)[^，。]{0,8}(?:洁厕|混|一起)|洁厕[^，。]{0,8}(?:84|混|消毒)|刺鼻|呛得|氯气|站(?:在|到)?[^，。]{0,5}(?:窗台|窗外|窗沿|栏杆|阳台外)|身子探出|整个人[^，。]{0,4}(?:站|在|探)[^，。]{0,3}外|没系(?:安全绳|安全带)|跨(?:出|在)?窗|(?:电线|插座|插头)[^，。]{0,8}(?:裸|烧|冒|松|黑)|从(?:楼上|窗户|阳台)[^，。]{0,6}(?:掉|扔|坠)|门(?:没|忘)(?:锁|关)(?!了?[，,]?(?:你们?|他们|阿姨|师傅)?(?:可以|就)?(?:直接|自己|推|进|来))|(?:没|忘)(?:了)?(?:锁|关)门|大门[^，。]{0,5}(?:开着|敞)|\bgas (?:leak|smell|stove on|on|is)|\bsmell\w*(?: of)? gas\b|\bleft the (?:gas|stove|oven|door|iron)\b|\b(?:on fire|caught fire|smoke|smoking from|sparks?|short circuit|electric shock|electrocut\w*|flood\w*|water everywhere|leaking water|exposed wire|bleach and|chlorine|fumes)\b/,
  injury:
    /(?<!差点|快要?|要|[气热])(?:晕倒|晕过去|昏倒|昏过去|不省人事|失去意识|叫不醒)|(?:熏|晕|昏|砸|压)(?:晕|倒|死)|脱臼|扭(?:了|到)[^，。]{0,2}(?:腰|脚)|(?:不能|没法|动不了)动?[^，。]{0,3}(?:腰|腿|脚|手)|(?<![琴桌椅凳床柜架镜])(?:腰|腿|脚|手|胳膊|髋|hip)[^，。]{0,4}(?:不能动|动不了|断)|验伤|救护车|急救|血止不住|一地(?:的)?血|(?:开水|热水|热油)[^，。]{0,6}(?:泼|浇|烫)|过敏[^，。]{0,4}(?:送|肿|喘)|呼吸困难|喘不(?:上|过)|\ber\b|\bhurt (?:my|his|her|him)|\bcut (?:my|his|her)|\bfell (?:off|down|from)|\bbroken (?:arm|leg|wrist|rib|hip)|\bconcussion|\bcollapsed|\bseizure|\ballergic reaction|(?:受|摔|烫|划|砸|割|弄|咬|扎|磕|碰|夹|烧|刮|撞|灼|扭|抓|戳|擦|打|刺)伤(?!了?(?:地板|家具|桌|墙|门|柜|漆|沙发|瓷))|流(?:了)?(?:好多|很多|一)?血|血流|砸(?:到|中|了)[^，。]{0,3}(?:头|脚|手|人|我|她|他)|出血|骨折|缝(?:了)?(?:几|[一二三四五六七八九十]|\d+)+针|烫(?:到|着|了)[^，。]{0,4}(?:我|手|脚|腿|脸|人)|(?:手|脚|腿|脸|头|眼睛|胳膊|腰)[^，。]{0,6}(?:被)?(?:划|割|砸|烫|夹|磕|撞|破了|肿)|滑倒|摔(?:倒|了一跤|一跤|断|坏了腿)|送(?:医|去?医院|急诊)|去(?:医院|急诊)[^，。]{0,4}(?:缝|包扎)|去了(?:医院|急诊)[^，。]{0,4}(?:检查|看)|(?:现在|正)在?(?:医院|急诊)|进(?:了)?(?:医院|急诊|icu)|晕(?:倒|过去|厥)|昏(?:倒|迷)|中毒|休克|起(?:了)?(?:一身|全身|满身|很多)?(?:红)?疹|皮肤[^，。]{0,6}(?:烂|红|过敏|烧|肿)|眼睛[^，。]{0,6}(?:睁不开|辣|疼|溅)|过敏[^，。]{0,6}(?:了|严重|医院|休克|反应)|打(?:了)?(?:我|人|她|他|起来)(?!的?(?:电话|手机|号|座机|语音|微信)|(?:老?[爸妈爹娘]|爸爸|妈妈|老公|老婆|儿子|女儿)的?(?:那个)?\s?(?:电话|手机|座机|号码|1[3-9]\d)|[，。,\s]*打我[^，。,]{1,3}的?(?:电话|手机|1[3-9]\d))|动手(?!动脚|做|术|能|洗|擦|清)|推(?:了)?我|\binjur\w*|\bbleed\w*|\bblood\b|\bfractur\w*|\b(?:got|was|is|been) hurt\b|\bburn(?:ed|t)? (?:my|me|her|his)\b|\b(?:went|go|going|rushed|sent|taken|ended up|had to go)\b[^.]{0,16}\bhospital\b(?! care| attend| bed| escort)|\bhospitali[sz]ed\b|\bemergency room\b|\bambulance\b|\bslipped\b|\bunconscious\b|\bfainted\b|\bpoison\w*|\brash\b|\bstitches\b|\b(?:hit|punched|assaulted|attacked|pushed) me\b/,
  child_safety: new RegExp(
    `${child}${between}${harm}|${harm}${between}${child}|^(?=.*${carer})(?=.*${child}).*?${cruel}`,
  ),
  elder_safety: new RegExp(
    `${elder}${between}${harm}|${harm}${between}${elder}|^(?=.*${carer})(?=.*${elder}).*?${cruel}|老人[^，。]{0,6}(?:不敢|怕|瘦了|没人管)|不敢(?:提意见|告状|得罪|吱声|吭声|跟我们说)`,
  ),
  harassment:
    /(?:盯着|看着)我[^，。]{0,8}(?:看|不放|怕|害怕)|问我[^，。]{0,8}(?:一个人|单身|有没有(?:男|老公|对象)|住哪|在家)|(?:要|加|非要)[^，。]{0,3}我(?:的)?微信[^，。]{0,8}(?:怕|烦|恶心|骚)|(?:好|很|有点|怪)(?:怕|害怕|恶心|瘆人|吓人)|(?:约|请|喊|叫)我[^，。]{0,6}(?:喝酒|吃饭|开房|看电影|去他)|(?:加|要)[^，。]{0,3}微信[^，。]{0,14}(?:喝酒|照片|约|怕|骚)|堵(?:着|在|住)?(?:门|我)|不让我(?:走|出)|(?:给|跟|找|骚扰)(?:我)?(?:女儿|老婆|妹妹)[^，。]{0,10}(?:发|聊|微信|信息)|轻薄|搂|揩油|咸猪手|掂我|开房|裸|\b(?:texting|messaging|dm\w*|calling)\b[^.]{0,18}\b(?:daughter|wife|sister|me at night|at night)|\bstar(?:ed|ing) at me|\basked (?:if|whether) i(?:'m| am)? (?:live|living|single)|\bscared of (?:him|the worker)|\bmade (?:me )?(?:uncomfortable|comments)|\bunsafe\b|\bdon'?t feel safe|骚扰(?!电话|短信)|(?:乱|偷|伸手)?摸(?:了)?(?:我|她|一把|手|腿|屁股|胸|大腿|来摸去)|动手动脚|猥亵|非礼|调戏|性侵|强奸|耍流氓|流氓|色(?:眯眯|狼|情)|暧昧|下流|黄色(?:笑话|段子|图片|视频)|开黄腔|荤(?:段子|话)|说(?:很|些)?(?:恶心|露骨|下流|难听)的话|跟踪|尾随|(?:威胁|恐吓)(?:我|要|说|客户|家人)?|要(?:弄死|打死|杀|砍|报复)|报复|半夜[^，。]{0,8}(?:发消息|打电话|加我|敲门)|不停(?:加我|给我发)|约我(?:吃饭|出去|见面)|偷看我|(?:客户|业主|雇主|男主人|男雇主)[^，。]{0,8}(?:摸|骚扰|动手|抱|亲)|抱(?:了)?我|亲(?:了)?我|内衣|\bharass\w*|\btouch(?:ed|ing|es) (?:me|my|her)\b|\bgrop\w*|\bstalk\w*|\bfollow(?:ed|ing) me\b|\bthreat\w*|\binappropriate\w*|\bcreepy\b|\bassault\w*|\bsexual\w*|\bindecent\b|\bhit(?:ting)? on me\b|\bkeeps (?:texting|messaging|calling) me\b/,
  privacy:
    /(?:地址|住址|电话|照片)[^，。]{0,6}(?:发|挂|贴|传)[^，。]{0,3}(?:网|群|朋友圈)|\bmy\b[^.]{0,24}\bon\b[^.]{0,20}\b(?:tiktok|douyin|xiaohongshu|instagram|online)\b|(?:摄像头|针孔|窃听|偷拍器)[^，。]{0,8}(?:藏|装|发现|在)|(?:发现|藏|装|找到)[^，。]{0,8}(?:摄像头|针孔|窃听)|(?:贷款|中介|推销|保险|诈骗)[^，。]{0,6}(?:怎么|打|知道|有我)|(?:拍|照)(?:了)?(?:我(?:的|家)?|老人|孩子)?[^，。]{0,8}(?:身份证|房产证|病历|合同|户型|证件|银行卡)|(?:身份证|房产证|病历|证件|银行卡)[^，。]{0,10}(?:拍|照|复印)|(?:给|告诉|说给)(?:了)?(?:她|他)?(?:老公|男朋友|亲戚|老乡|外人|别人|邻居)[^，。]{0,8}(?:看|听|知道)?[^，。]{0,4}(?:我家|地址|电话|密码|我)|\bhidden camera|\bcamera in (?:the|my)|\b(?:showed|gave|told|sent|shared)\b[^.]{0,14}\b(?:address|number|phone|photos?|code|info\w*)\b|\baddress\b[^.]{0,24}\b(?:showed|shared|husband|boyfriend|stranger|online)|泄(?:露|漏|密)|侵犯(?:我)?(?:的)?隐私|隐私[^，。]{0,6}(?:泄|曝|侵|没|被|发|还有吗)|偷(?:偷)?(?:拍|录)|(?:拍|录)(?:了)?[^，。]{0,10}(?:发|传|上传|放)[^，。]{0,6}(?:朋友圈|抖音|群|网|快手|小红书|微博|别人|直播)|(?:我家|家里|孩子|我(?!拍|录|把|也|自己))[^，。]{0,10}(?:照片|视频)[^，。]{0,10}(?:发|传|在|出现|挂)[^，。]{0,8}(?:朋友圈|抖音|群|网上|快手|小红书|微博|别人|上面)|直播[^，。]{0,6}(?:我家|家里)|(?:电话|地址|信息|号码|身份证|住址|门牌|密码)[^，。]{0,8}(?:卖|外泄|被(?:别人|人|外人|陌生|发|公开|曝)|给了别人|告诉(?:了)?别人|发到|发给|透露|流出|漏出)|(?:把|将)[^，。]{0,8}(?:门锁密码|密码|电话|地址|信息|号码|身份证)[^，。]{0,6}(?:给|告诉|发|透露|说出)|(?:骚扰|推销|诈骗|陌生|中介|贷款)(?:电话|短信)|(?:乱|偷)?翻(?:了|我|看|动|过)[^，。]{0,8}(?:抽屉|包|柜|衣柜|东西|手机|文件|电脑|日记|私人|床头)|翻我|偷看(?:我)?(?:手机|文件|电脑|聊天)|装(?:了)?(?:摄像头|针孔|窃听)|配(?:了)?(?:我家)?钥匙|\bprivacy\b|\bleak(?:ed|ing)? (?:my|our)\b|\bposted\b[^.]{0,24}\b(?:photos?|pictures?|video|online|wechat|tiktok|address)\b|\b(?:film|record|photograph)(?:ed|ing|s)? (?:me|my|us|our|inside|in my|the inside)\b|\b(?:pictures?|photos?|videos?) of (?:my|our|the inside)\b|\bwent through my\b|\brummag\w*|\bsnoop\w*|\bshared my\b|\bgave (?:out )?my (?:number|phone|address|code|keys?)\b|\bspam calls\b|\bsold my\b/,
  identity_mismatch:
    /(?:不是|没有?|未)(?:你们)?登记(?:过)?|谁都不认识|(?:没|不)(?:在)?(?:名单|登记)|(?:来的|派来的|上门的|门口)[^，。]{0,10}(?:不是|对不上|不认识|另外|别人|两个人|陌生)|替(?:她|他|别人|老乡|朋友|姐妹)[^，。]{0,4}来|系统[^，。]{0,4}查(?:不到|无)|(?:核对码|工牌|身份证|证件)[^，。]{0,8}(?:没有|说不出|不对|别人|报不出|不给看)|(?:说|叫)(?:是)?[^，。]{1,4}(?:来的|结果)[^，。]{0,4}(?:是个|却是)|\bnot (?:on|in) (?:the|your) (?:list|system|app)|\bsomeone else (?:came|showed|turned)|\bnobody i booked|\bwho is this (?:man|woman|person)|(?:来的|上门的|过来的)(?:人|阿姨|师傅|月嫂|保姆|护工|这个)?[^，。]{0,3}(?:不是|根本不是|并不是|和|跟|与)[^，。]{0,14}(?:本人|照片|同一|约的|定的|面试|说好|名片|资料|那个|不一样|不符|对不上|不像|签|选|订|平台|卡上)|(?:跟|和|与|同)(?:照片|资料|名片|app|平台|面试|合同|身份证|卡)[^，。]{0,10}(?:不一样|不符|对不上|不是一个|两个人|不像|不同|不一致)|(?:照片|名片|身份证|姓名|名字|身份)[^，。]{0,8}(?:不是|对不上|不符|不一致|不一样|不匹配|假)|不是(?:照片|名片|约|面试|合同|app)[^，。]{0,4}(?:上|里|的)?(?:那|这)(?:个|位|人)|不是(?:她|他)?本人|冒(?:充|名)|顶替|换了个(?:人|陌生人)|换人了(?:没|也不)|掉包|(?:来了|派了|来的是)(?:个|一个)?(?:陌生|不认识|别的|另(?:外)?(?:一)?个|另外)|假(?:身份|冒)|不让我看(?:证件|身份)|拿不出(?:证件|身份)|(?:二维码|核对码|到达码|验证码)[^，。]{0,6}(?:不对|对不上|不符)|\b(?:different|wrong|another) (?:person|cleaner|woman|man|guy|lady|worker|nanny) (?:came|showed|turned|at|arrived|is|than)\b|\bnot the (?:same )?(?:person|one|cleaner|woman|man|nanny)\b|\b(?:doesn'?t|does not|didn'?t) (?:match|look like)\b[^.]{0,16}\b(?:photo|picture|profile|id|card|name)\b|\bimpost\w*|\bpretending to be\b|\bfake (?:id|identity|name)\b|\bisn'?t the person\b/,
  theft:
    /(?:家里|屋里|我家)[^，。]{0,3}(?:丢|少)了?(?:东西|钱)了|被(?:透|拿|顺|偷|盗)(?:了|走)?|(?:退休金|存折|银行卡|养老金|工资卡|卡里)[^，。]{0,12}(?:取|刷|转|少|没了|拿)|(?:取|刷|转)(?:了)?(?:走)?[^，。]{0,8}(?:万|千|百|块|元)[^，。]{0,6}(?:卡|存折)?|(?:转账|刷)给(?:她|他)?自己|往(?:自己)?(?:包|口袋|兜)里(?:塞|装|揣)|首饰[^，。]{0,6}(?:被|少|没)|\bmissing from\b|\bwithdr[ae]w\b[^.]{0,20}\b(?:card|account|cash|money)|\bused my (?:card|wechat)|偷(?!懒|工|拍|偷|看|录|听)|被盗|盗窃|小偷|顺走|顺手牵羊|手脚不干净|拿走了?(?:我)?(?:的)?|(?:少|丢|缺|没)了[^，。]{0,8}(?:钱|现金|块|元|项链|戒指|金|首饰|手表|表|包|手机|平板|电脑|相机|耳机|镯|烟|酒|红包|东西|一条|一瓶|一件|几百|几千|香水|护肤|化妆|钥匙)|(?:钱|现金|项链|戒指|金[^，。]{0,3}|首饰|手表|包|手机|平板|电脑|相机|耳机|手镯|镯子|烟|酒|红包|钥匙|东西|耳环|耳钉|吊坠|茅台|存钱罐|香水|化妆品|邮票|古董|玉[^，。]{0,2}|表|ipad|airpods)[^，。]{0,8}(?:不见|丢了|没了|少了|找不(?:到|着)|失踪|不翼而飞|被拿|不在了|缺了)|(?:不见了|不翼而飞)|\bst[eo]le\w*|\btheft\b|\bthief\b|\bmissing\b(?! the| a spot| part)|\b(?:gone|disappeared|vanished)\b|\btook my\b|\bcan'?t find my\b[^.]{0,30}\b(?:ring|watch|necklace|cash|wallet|phone|jewel\w*|money)\b/,
  pet: /(?:猫|狗|宠物|毛孩子|金毛|泰迪|柯基|布偶|仓鼠|鹦鹉|兔子|主子|汪|喵)[^，。]{0,14}(?:跑(?:了|丢|出)|丢了|放(?:跑|走|出)|踢|打|伤|死|吓|不见|喂错|吃了|中毒|踩|瘸|不吃|溜|虐|摔|夹)|(?:放跑|弄丢|踢|打|踩|吓)(?:了)?(?:我(?:家)?)?(?:的)?(?:猫|狗|宠物|仓鼠)|\b(?:cat|dog|pet|puppy|kitten)\b[^.]{0,30}\b(?:escap\w*|ran|lost|out|kick\w*|hit|hurt|gone|missing|died|sick|bleach)\b|\b(?:kick\w*|let|lost|hit|hurt)\b[^.]{0,12}\b(?:cat|dog|pet)\b/,
  damage:
    /(?:打|弄|碰|摔|刮|划|烫|擦|洗|搞|压|砸|撞|磕|拆|扯|挤|泡|蹭|搬|烧|踩|推|磨|腐蚀|整|折|掰|拧)(?:得)?(?:都)?(?:碎|坏|破|花|裂|断|烂|掉漆|伤|变形|褪色|掉色|串色|缩水|翻|崩|废|瘪|洞|脱皮|发白|没法用|不能用)|(?:打|摔|砸|碰)了[^，。]{0,8}(?:碗|盘|杯|瓶|花瓶|镜|玻璃|电视|灯|手机|手办|摆件|壶|鱼缸|屏)|(?:划|刮|擦|裂|磕|压|烫)(?:痕|印|纹|口|坑)|掉(?:了)?(?:一)?(?:块)?漆|裂(?:了|开|缝)|碎了|坏(?:了|掉)|不(?:制冷|转|亮|工作|启动|出水|通电|能用)了|(?:洗|弄|做|清|拆|用)完[^，。]{0,8}(?:不制冷|不转|漏水|开不了|不能用|响|坏|没反应|不亮|不热|噪音)|(?:衣服|沙发|地板|大理石|台面|木地板|墙|地毯)[^，。]{0,8}(?:洗坏|染|串色|缩水|发白|起皮|腐蚀|鼓|泡|一个洞|花了|变色)|\b(?:broke|broken|scratch\w*|damag\w*|crack\w*|smash\w*|ruin\w*|shatter\w*|dent\w*|chipp\w*|stained|torn|ripped|bleached)\b|\b(?:stopped|not|isn'?t|doesn'?t) (?:working|work|cooling|cool)\b/,
  off_platform:
    /私(?:下|底下|单|自)(?!做主)[^，。]{0,12}(?:接|做|约|单|联系|加|收|转|交易|给|付|找|来|微信|便宜|钱)|(?:加|要)(?:我|了我|我的)?微信[^，。]{0,10}(?:单|便宜|转|私|直接|下次)|(?:绕|跳|避|甩)(?:过|开)(?:平台|你们|公司)|不(?:走|通过|经过)(?:平台|公司|你们)|(?:直接|单独)(?:转|付|给)(?:钱)?(?:给)?(?:她|他|阿姨|师傅|个人)|(?:转|付)(?:给|到)?(?:她|他|阿姨|师傅)(?:个人|微信|支付宝|私人)|飞单|拉私活|(?:要|索要|索取|讨)(?:小费|红包|好处|辛苦费)|借钱|\boff[- ]?(?:the )?(?:platform|app|books)\b|\bprivately\b|\bdirectly (?:to|with) (?:her|him|the cleaner)\b|\bpay (?:her|him) (?:directly|in cash|cash)\b|\bbypass\w*|\basked (?:me )?for (?:a )?(?:tip|cash)\b|\boutside (?:the|of|your) (?:app|platform)\b/,
  skill_cert:
    /(?:未能?|没(?:有|能)?|无法|不能|不肯|拒绝)(?:出示|提供|拿出)[^，。]{0,8}(?:证(?!据|明)|资质)|(?:没有|没|无|缺|不具备)(?:任何)?(?:健康|上岗|资格|月嫂|育婴|护理|母婴|电工)?(?:证(?!据|明)|证书|资质|资格证)|无证|假证|(?:证|证书|健康证)[^，。]{0,6}(?:过期|假的|是假|造假|查不到|不是她|伪造|对不上)|(?:啥|什么|根本|压根|连|完全|一点)(?:都|也)?[^，。]{0,8}不(?:会|懂|熟)|(?<!我)不(?:会|懂)(?:抱|换|冲|喂|弄|做|烧|带|护理|拆|操作|用|照顾|拍嗝|洗澡|做饭)|不专业|没(?:有)?经验|业务不熟|手忙脚乱|新手|培训(?:过)?(?:吗|都没)|没(?:有)?(?:经过)?培训|冒充金牌|不够(?:格|专业|资格)|\bunqualified\b|\buntrained\b|\bno (?:experience|training|certificate|idea how)\b|\bfake (?:cert\w*|licen\w*)|\bexpired (?:cert\w*|licen\w*|health)|\bdoesn'?t know how\b|\binexperienced\b|\bnot (?:qualified|certified|trained)\b|\bincompetent\b|\bunprofessional\b/,
  hygiene_health:
    /(?:咳嗽|发烧|感冒|传染|肝炎|结核|皮肤病|灰指甲|流感|病毒|新冠|阳了)[^，。]{0,10}(?:还|来|上|做|抱|干活|病)|(?:阿姨|师傅|月嫂|保姆|护工|她|他)[^，。]{0,8}(?:咳嗽|发烧|感冒|传染|肝炎|结核|皮肤病|灰指甲|有病|生病)|(?:同一|一|一块|一条|一个)(?:块|条|张|个)?(?:抹布|毛巾|拖把|海绵|布)[^，。]{0,12}(?:碗|马桶|餐|灶|脸|厕所|擦完|又|到底|所有)|(?:马桶|厕所)[^，。]{0,6}(?:抹布|毛巾|刷)[^，。]{0,8}(?:擦|洗|碗|桌|灶|餐)|(?:擦|刷)(?:完|过|了)?(?:马桶|厕所)[^，。]{0,10}(?:又|再|接着|直接|擦|碗|桌|灶)|不洗手|没洗手|不(?:戴|带|穿)(?:口罩|手套|鞋套)|没(?:戴|穿|带)(?:口罩|手套|鞋套)|穿(?:着)?鞋(?:就)?(?:进|踩)|抽(?:了)?烟|吸烟|吐(?:了)?(?:痰|口水)|随地|虱|跳蚤|蟑螂|满身(?:酒|汗|烟)|酒气|喝(?:了)?酒|身上[^，。]{0,4}(?:味|臭)|不卫生|不讲(?:究)?卫生|用我(?:家)?(?:的)?(?:毛巾|牙刷|碗|杯|浴室)|\bunhygienic\b|\bsame (?:rag|cloth|sponge|mop|towel)\b|\bcough\w*|\bsick (?:cleaner|worker|nanny)\b|\bsmok(?:ed|ing)\b|\bdrunk\b|\bdidn'?t wash (?:her|his|their) hands\b|\bspit\b|\bno (?:gloves|mask|shoe covers)\b|\bfilthy (?:rag|cloth|mop)\b/,
  refund_contract:
    /(?:不|拒绝|拒|不肯|不给|没有|没|迟迟不|就是不|一直不|拖着不|死活不)(?:给|肯|让|予|同意|愿意)?(?:我)?退(?:钱|款|费|我|定金|押金|卡|还|钱款)?(?!订|单)|退(?:款|费|钱|卡|定金|押金|合同)[^，。]{0,10}(?:拖|推|不到|没到|没(?:有)?(?:消息|下文|退|动静|收到|影)|不批|被拒|卡|扯皮|扣|难|慢|等了|多久了|催|半个月|一个月|说好)|(?:要求|申请|必须|马上|立刻|给我|赶紧)(?:全额)?退(?:款|钱|费|定金|押金)|违约(?:金)?|霸王(?:条款|合同)|解(?:约|除合同)|合同[^，。]{0,14}(?:不|没|写|骗|坑|扣|约定|纠纷|问题|猫腻|违|改)|(?:押金|定金|中介费|服务费|会员费|年费)[^，。]{0,8}(?:不退|不给|没退|扣|被扣|要回)|(?:次卡|年卡|会员卡|充值|套餐|卡里)[^，。]{0,8}(?:不能用|用不了|不让用|过期|作废|清零|不退|没了)|跑路|卷款|倒闭|联系不上(?:你们|公司|人了)|\brefus\w*[^.]{0,12}\brefund\b|\b(?:won'?t|not|never|still (?:no|haven'?t|waiting)|no|haven'?t)\b[^.]{0,24}\brefund\w*|\brefund\b[^.]{0,24}\b(?:still|never|weeks?|nothing|not (?:arrived|received|come)|refused|denied)\b|\bwant (?:a |my )?(?:full )?(?:refund|money back)\b|\b(?:demand|give)[^.]{0,10}(?:refund|money back)\b|\bdeposit\b[^.]{0,20}\b(?:back|kept|keep|refus\w*)\b|\bbreach\b|\bcontract\b/,
  billing:
    /(?:多|乱|重复|私自|额外|胡乱|偷偷)(?:收|扣|要|算|刷|加)(?:了)?[^，。]{0,6}(?:钱|费|块|元|次|款|我|\d|[一两二三四五六七八九十百])?|(?:收|扣|刷|付|支付)(?:了)?(?:我)?(?:两|2|二|双|三)(?:次|份|遍|笔|回)|(?:临时|现场|坐地|中途|上门(?:后|了)?(?:又|还)?|又|突然|随便|还要|非要|擅自|无故)(?:起|又|还|要|给我)?(?:涨|加)(?:价|钱|收|了)|坐地起价|加价(?!吗|么|不)|(?:收费|价格|费用|账单|金额|钱|报价)[^，。]{0,8}(?:不合理|不对|错|不一样|不符|对不上|不一致|离谱|不透明|有问题|高了|多了|算错|变了|翻倍)|(?:说好|讲好|谈好|报价|约定|下单(?:时|的时候)?|页面|当初|之前说|写的)[^。]{0,16}(?:收(?!拾)|要(?:我)?(?:\d|[一两三四五六七八九十])|变成|涨|加|结果)|(?:被|给)宰|宰客|黑(?:店|心收)|隐形(?:消费|收费)|强制(?:消费|收)|诱导(?:消费|充值)|(?:超时费|加时费|上门费|空跑费|材料费|耗材费|取消费|违约费)[^，。]{0,8}(?:凭什么|不合理|为什么|不认|谁|太)|凭什么[^，。]{0,6}(?:收|扣|加|要)|(?:优惠券|券|优惠|折扣)[^，。]{0,6}(?:没用上|没抵|不能用|没减|失效|用不了)|少找|发票[^，。]{0,8}(?:不给|不开|拖|没开|错)|\bover-?charg\w*|\bcharged?\b[^.]{0,20}\b(?:twice|double|extra|more|wrong|too much|again)\b|\b(?:double|extra|hidden|wrong) (?:charge|fee|bill)\w*|\bbill\w* (?:is )?wrong\b|\bquoted\b[^.]{0,30}\b(?:but|charged|paid)\b|\bnot what (?:i was|you) quoted\b|\bmore than (?:the )?(?:quote|agreed|quoted)/,
  late_noshow:
    /(?:打|煲|聊|讲|接)了?[^，。]{0,8}(?:分钟|小时|钟头|半天)的?(?:电话|手机|微信|语音)|(?:还|也|照样?|都)(?:算|计)(?:在)?我的?(?:钟|时间|工时|钟点|钱|头上)|迟(?:到|了)|晚(?:到|来)?了?[^，。]{0,4}(?:\d+|[一两二三四五六七八九十半几]+)(?:个)?(?:多)?(?:半)?(?:小时|钟头|分钟|分)(?!吗|行|可以|好|能|来)|来(?:得|的)?(?:太|这么|那么|很)?晚|鸽(?:了|子|我)|爽约|(?:阿姨|师傅|人|保洁|钟点工|小哥|月嫂|护工|保姆|你们|他|她|工人)[^，。]{0,10}(?:没(?:有)?(?:来|到|出现|上门|露面|人影|影)|不(?:来|出现|露面)|还(?:是)?(?:没|不)(?:到|来)|联系不上|失联|玩失踪)|(?:没(?:有)?|不见|连个|见不到|没个|未见)(?:人影|人上门|人来|人过来|影子|人到)|(?:现在|还|都|也)(?:没|不见|未见)(?:有)?(?:见)?人(?!接|管|理|回|在家|照|带|做|帮)|(?:一直|到现在|至今|都|还|根本)(?:都|还)?(?:没|不见|未)(?:有)?(?:来|到|人|上门|出现)|(?:白|干|空|傻|苦)等|(?:让我|害我|我|已经|足足|整整|都|干)?等了[^，。]{0,8}(?:小时|钟头|分钟|半天|一天|上午|下午|一早上|晚上|好久|多久)|提前(?:走|跑|溜|下班)|没(?:干|做)(?:满|够|到)(?:时间|点|\d|[一两三四])|早退|到点(?:不|没)|\blate\b(?!r)|\bno[- ]?show\w*|\b(?:never|didn'?t|did not|hasn'?t|not|nobody|no one)\b[^.]{0,14}\b(?:show\w*|c[ao]me|turn\w* up|arrived?|here)\b|\bstood me up\b|\bwait(?:ed|ing)\b[^.]{0,24}\b(?:hours?|minutes?|all (?:day|morning|afternoon)|ages|forever)\b|\bleft (?:early|an hour early)\b|\bkept (?:me )?waiting\b/,
  attitude:
    /态度(?![^，。]{0,3}(?:可以|好|没得|没话|不错|一流|到位|诚恳|端正|真诚|我认|让人舒服|满分))|(?<![想要来]|忍不住)骂(?:了)?(?:我|人|骂咧咧)|骂骂咧咧|(?:吼|凶|怼|训|冲)(?:了)?(?:我|人|着我)(?!笑|乐|点头|挥|招手|摆手|比)|大(?:吼|喊)|翻白眼|不耐烦|甩(?:脸|手|锅|门)|摔门|摆臭脸|臭脸|给(?:我)?脸色|黑着脸|拉着脸|爱答不理|爱理不理|没(?:有)?礼貌|不礼貌|没素质|素质(?:低|差|太)|说话(?:很|太|特别|真)?(?:冲|难听|难听|不客气|阴阳|带刺)|阴阳怪气|顶嘴|跟我吵|(?<!(?:跟|和|同)我?(?:老公|老婆|对象|婆婆|男朋友|女朋友|男友|女友|媳妇|邻居|家里人?|孩子)[^，。]{0,3})吵架|嫌弃|看不起|瞧不起|歧视|嘲笑|不尊重|脏话|粗鲁|吵起来|傲慢|\brude\w*|\battitude\b|\byell(?:ed|ing)? at\b|\bshout(?:ed|ing)? at\b|\bimpolite\b|\bdisrespect\w*|\bsw(?:ore|earing|earing) at\b|\bcurs(?:ed|ing)\b|\barrogant\b|\bargu(?:ed|ing) with\b/,
  replacement:
    /(?:要|想|申请|需要|必须|赶紧|马上|帮我|给我|能不能|要求|麻烦)[^，。]{0,6}换(?:个|一个|掉|下|一下|了)?(?:别的|另外|新的|其他)?(?:的)?(?:一个|个|位|名)?(?:人(?!工)|阿姨|师傅|月嫂|保姆|护工|育儿嫂|育婴师|护理员|钟点工)|换了(?:好)?(?:几|[一两二三四五六七八九十]|\d+)(?![家条套件台把块种间])(?:个|任|拨|次)?(?:人|阿姨|月嫂|保姆|护工|育儿嫂|了)?|(?:阿姨|月嫂|保姆|护工|育儿嫂|师傅|人)[^，。]{0,6}(?:不合适|不行|不适合|换了吧|换掉)|(?:老|总|天天|频繁|每次|又|隔三差五)(?:是)?(?:给我)?换(?:人|阿姨|师傅)|(?:突然|中途|说|私自)(?:不干|辞|走人|跑了|撂挑子|请假)|不干了|撂挑子|\b(?:replace|change|switch|swap)\b[^.]{0,14}\b(?:nanny|cleaner|helper|her|him|caregiver|worker|aunt\w*|carer|maid)\b|\b(?:different|new|another|replacement) (?:nanny|caregiver|carer|helper)\b|\b(?:nanny|helper|caregiver|carer)\b[^.]{0,14}\b(?:quit|left|walked out|not suitable|not working out)\b/,
  quality:
    /(?:没|没有|未|不)(?:给|帮)?(?:我)?(?:擦|洗|打扫|拖|扫|清理|清洗|清洁|弄|搞|做|吸|收拾|整理|清|抹|刷)(?:得|的|过|到|完|好|够|干净|净|彻底)|(?:没|不)干净|没(?:怎么|好好)?(?:打扫|洗|擦|拖|清理)(?!过)|(?:还|还是|都|全|到处|依然|照样|仍然|一样|满|哪哪)(?:是|都|有|还)?[^，。没不]{0,6}(?:灰|脏|油|水渍|水印|毛|头发|污|垢|霉|土|印子|臭|异味|乱|黏|粘)|一层(?:灰|油|土)|敷衍|糊弄|应付|偷懒|偷工|减料|马虎|磨(?:洋工|蹭|时间)|洋工|随便(?:擦(?!擦)|弄(?!弄)|搞(?!搞)|扫(?!扫)|洗(?!洗)|抹|拖(?!拖)|糊)|(?:跟|和|与)没(?:做|洗|打扫|擦|清|来|搞|弄)[^，。]{0,4}(?:一样|差不多|似的|区别)|等于没|白(?:洗|做|花|请|干|打扫|搞|折腾)|没(?:啥|什么)?(?:效果|变化|区别|两样)|一塌糊涂|乱七八糟|(?:垃圾|废料|污水)[^，。]{0,5}(?:没|不)(?:带|倒|扔|拿|收|处理)|(?:一直|光|老|就|边|全程|净|总|在那)[^，。]{0,4}(?:玩手机|刷手机|看手机|打电话|聊天|刷抖音|刷视频|坐着|休息)|玩手机|活(?:儿)?(?:太|很|真|干得|做得)?(?:糙|粗|差|不行|不细)|(?:难吃|太咸|没熟|夹生|糊了|太油)|(?:做|干|洗|打扫|弄|搞|擦|收拾)(?:得|的)[^，。]{0,6}(?:差|不行|不好|一般般|太烂|烂|稀烂|糟|不满意|什么玩意|垃圾|马虎|潦草|不咋|不怎么|啥呀)|(?:角落|缝|死角|床底|柜顶|厨房|卫生间|马桶|窗户|地板|油烟机|玻璃|浴室)[^，。]{0,8}(?:没(?:擦|扫|动|管|洗|弄|碰|打扫|清)|不干净)|漏(?:擦|扫|洗|做)|没(?:有)?(?:按|照)[^，。]{0,8}(?:做|来|要求|清单)|(?:返工(?!就返工|[^。不没]{0,14}(?:服气|服了|少见|满意|我认|诚意|点赞|没得))|重新(?:做|打扫|洗|清))|质量[^，。]{0,4}(?:差|不行|太|下降)|越来越(?:差|敷衍|水|不行)|太水|\b(?:dirty|filthy|dusty|greasy|sloppy|poor|half[- ]?(?:done|assed|finished)|not (?:properly )?clean(?:ed)?|wasn'?t clean\w*|isn'?t clean|missed|skipped|careless|lazy|stains? (?:still|everywhere)|a mess|bad job|poorly|barely|didn'?t (?:clean|wash|mop|vacuum|wipe|dust|even)|on (?:her|his) phone|streaks?|shoddy|redo)\b/,
  platform_service:
    /(?:客服|电话|号码|联系方式|热线)[^，。]{0,6}(?:(?:都|也)(?:找不[到着]|没有(?!问题)|查不到)|藏)|\b(?:swore|promised|said|told me|supposed to|was to)\b[^.]{0,24}\b(?:call|ring|phone|hear|be in touch|get back)\b[^!?]{0,40}\b(?:still|nothing|never|nobody|no one|not a|that was|(?:it'?s|it is) (?:now )?(?:\w+day|\d))|(?:说好|答应|承诺|保证|说(?:了|是|会|要|过)|拍胸脯)[^？?吗]{0,16}(?:回(?:我|电|复|话|访)|联系|打(?:来|给|过来)|来电|电话|跟进)[^？?吗]{0,16}(?:没(?!关系|事|问题)|冇|鬼影|影子|下文|消失|\d天了|[一两二三四五六七八九十几]天了|等到)|(?:热线|客服|接线|电话)[^，。]{0,14}(?:挂(?:了|断|我)|没说完|占线)|客服[^，。]{0,14}(?:没人|不理|不接|不回|打不通|踢皮球|推|敷衍|失联|装死|不管|没用|骗|消失|糊弄|不处理|联系不上)|(?:打|拨)了[^，。]{0,8}(?:遍|次|个|通|回)[^，。]{0,6}(?:没人|不|都|没)|(?:没人|没有人|无人|谁都不|谁也不)(?:管|理|回|处理|接|解决|跟进|联系|负责|答复)|(?:一直|半天|好久|到现在|至今|总是|三天|几天|一周)(?:都|也|还)?(?:没|不)(?:给)?(?:人)?(?:回|处理|解决|理|答复|跟进|联系|结果)|踢皮球|推来推去|推三阻四|推卸|互相推|(?:app|小程序|平台|系统|页面|网页|公众号)[^，。]{0,8}(?:闪退|打不开|崩|卡|bug|登不|进不去|付不了|坑|骗|差|垃圾|太|出错|难用)|(?:被|又|临时|单方面|擅自|突然|无故)[^，。]{0,6}取消|取消[^，。]{0,4}(?:也不|都不|没有)(?:通知|说|告诉)|(?:回复|处理|解决|响应)[^，。]{0,4}(?:太慢|慢|不及时|拖)|(?:机器人|自动回复)[^，。]{0,8}(?:傻|蠢|智障|没用|气|废)|答非所问|虚假(?:宣传|广告)|刷(?:好评|单)|删(?:我)?(?:差评|评论)|\b(?:no one|nobody|no-one)\b[^.]{0,14}\b(?:answers?|replies|repl(?:y|ied)|responds?|responded|answered|cares?|calls? back|called back|picks up|helps?|helped)\b|\b(?:customer (?:service|support)|support|hotline|app)\b[^.]{0,24}\b(?:useless|terrible|awful|bad|crash\w*|never|ignor\w*|no (?:reply|response|help)|horrible|a joke)\b|\bignored\b|\b(?:cancel+ed) (?:on me|my (?:booking|order|appointment)|last minute|without)\b|\bgiv\w* me the runaround\b/,
}

interface Sign {
  category: ComplaintCategory
  words: string
}

/** The categories whose signs the text shows, gravest first, each with the words that show it. */
export function categoriesIn(whole: string): readonly Sign[] {
  if (latest?.whole !== whole) latest = { whole, signs: signsIn(whole) }
  return latest.signs
}

// Rules and marks ask for those of the same text, one right after the other.
let latest: { whole: string; signs: readonly Sign[] } | undefined

// Said not to be: 没迟到, 没有褥疮, no hidden fees.
const absent =
  /(?:从来?没有?|从来?不|没有?|并未|未曾?|毫?不|绝不|毫无|无)(?:过|长|出现|任何|一点)?(?:迟到|早退|敷衍|糊弄|应付|偷懒|马虎|拖拉|磨蹭|磨洋工|玩手机|褥疮|压疮|乱收费|加价|隐形消费|隐性收费)|\b(?:no|not|never|without|wasn'?t|isn'?t|weren'?t|aren'?t)(?: at all| even| any| a bit)? (?:hidden (?:fee|charge|cost)s?|extra (?:fee|charge|cost)s?|late|rude|lazy|careless)\b/g

// Without somebody frail there is no sign of harm to them, and that is soon seen.
const needs: Partial<Record<ComplaintCategory, RegExp>> = {
  child_safety: new RegExp(child),
  elder_safety: new RegExp(`${elder}|不敢`),
}

function signsIn(whole: string): Sign[] {
  const found: Sign[] = []
  // 来不来 and 有没有 ask; they deny nothing.
  const text = whole.replaceAll(/([一-鿿])[不没]\1/g, '$1').replaceAll(absent, '')
  for (const category of complaintCategories) {
    if (needs[category]?.test(text) === false) continue
    const match = signs[category].exec(text)
    if (match === null) continue
    if (denied(text, match.index, category)) continue
    found.push({ category, words: match[0] })
  }
  return found
}

// "没有态度不好" and "不是骚扰" take the sign back; most signs carry their own 没 or 不, so only bare nouns are checked.
function denied(text: string, at: number, category: ComplaintCategory): boolean {
  return (category === 'attitude' || category === 'theft' || category === 'harassment') && isNegatedAt(text, at)
}
