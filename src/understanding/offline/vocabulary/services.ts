/**
 * How customers call a kind of service. A kind belongs to the catalogue's service with the same id, or, in another
 * company's catalogue, to the service whose name contains one of `like`.
 */
export interface ServiceWords {
  id: string
  like: readonly string[]
  /** Services that are wanted one for the other, so that a need yields to the name of another. */
  family?: 'clean' | 'care' | 'child'
  /** Services by id that are part of this one: a live-in nanny cooks and cleans. */
  covers?: readonly string[]
  /** Names of the service itself. */
  names: readonly string[]
  /** Things that the service is done to; they mean the service only beside a word of cleaning, or when it was asked. */
  things?: readonly string[]
  /** Sentences that tell of the need without naming the service. */
  needs?: readonly RegExp[]
  /** Sentences that suggest the service where nothing nearer is named. */
  signs?: readonly RegExp[]
  /** Everyday words for a variant, by the variant's id or name in the catalogue. */
  variants?: Readonly<Record<string, readonly string[]>>
  /** Everyday words for an add-on, by its id. */
  addOns?: Readonly<Record<string, readonly string[]>>
  /** Words so common that any nearer name takes precedence (保洁 in 空调保洁). */
  general?: readonly string[]
}

export const serviceWords: readonly ServiceWords[] = [
  {
    id: 'clean-daily',
    like: ['日常保洁', '日常清洁', '家庭保洁', '钟点'],
    family: 'clean',
    names: w(
      '日常保洁 日常清洁 日常打扫 普通保洁 常规保洁 普通打扫 普通清洁 常规打扫 一般保洁 简单打扫 居家清洁 居家保洁 家庭保洁 日常的 普通的 日常就 做日常 约日常 daily_cleaning|daily_clean|regular_house_cleaning|standard_cleaning|basic_cleaning|normal_cleaning|light_cleaning|general_cleaning',
    ),
    general: w(
      '钟点工 小时工 计时工 保洁 打扫卫生 搞卫生 搞好卫生 搞搞卫生 搞下卫生 搞次卫生 搞个卫生 做个卫生 弄个卫生 搞一下卫生 做一下卫生 弄一下卫生 整下卫生 整个卫生 弄卫生 做卫生 做下卫生 清理房间 清理屋子 清理一下 刷厕所 洗厕所 刷马桶 擦地 擦地板 吸尘 除尘 扫一下 扫下 扫扫 简单扫 日保 擦洗 打扫 清洁 扫除 拖地 扫地 收拾屋子 收拾房间 收拾家 收拾家里 收拾一下 收拾收拾 清扫 洒扫 做家务 家务 收拾 house_cleaning|home_cleaning|housecleaning|apartment_cleaning|flat_cleaning|cleaning_service|cleaning|hourly_maid|cleaning_lady|housekeeping|cleaner|cleaners|part-time_maid|tidy_up|tidy|vacuum|vacuuming|mop|mopping|dusting|scrub|housework|chores|clean_my_house|clean_my_home|clean_my_apartment|clean_my_place|clean_the_house|clean_the_apartment|clean_my_flat|clean_up|cleaned|clean|ayi|maid|helper|domestic_helper|part-time_helper',
    ),
    signs: [
      /(?:家里?|屋里?|房间|房子|屋子|出租屋|宿舍|地上?|桌上)[^,。!?;]{0,10}(?:乱|脏|灰|埋汰|没扫|没打扫|没收拾)/,
      /(?:乱|脏)(?:得|的|糟糟|七八糟)[^,。!?;]{0,8}(?:家|屋|房)/,
      /(?:来|找|请|叫|寻|派|喊)[^,。!?;]{0,8}(?:人|阿姨|姐)[^,。!?;]{0,8}(?:洗洗弄弄|弄弄|收拾|捯饬|归置|拾掇|扫扫)/,
      /阿姨[^,。!?]{0,4}[一两二三四五六七八\d半]+个?(?:小时|钟头)|狗窝|猪窝|(?:跟|像)战场|垃圾(?:场|堆)(?:似|一样)|(?:扫|拖)(?:一下|下|扫|拖)?地|\b(?:house|home|flat|apartment|place) (?:is |so )?(?:a )?(?:mess|messy|dirty)/i,
    ],
    addOns: {
      'fridge-inside': w('冰箱内部 冰箱里面 冰箱里 inside_the_fridge'),
      balcony: w('阳台 balcony'),
      ironing: w('熨烫 熨衣服 烫衣服 熨衣 ironing'),
      supplies: w(
        '自带工具 自带清洁用品 带工具 带清洁剂 自带用品 自备工具 bring_supplies|own_supplies|bring_cleaning_supplies|bring_your_own',
      ),
    },
  },
  {
    id: 'clean-recurring',
    like: ['周期', '固定阿姨', '包月保洁', '长期保洁', 'recurring'],
    family: 'clean',
    names: w(
      '周期保洁 定期保洁 固定保洁 长期保洁 包月保洁 固定阿姨 固定钟点工 长期钟点工 包月钟点工 周期性保洁 每周保洁 周保洁 月卡保洁 年卡保洁 周期的 recurring_cleaning|recurring_clean|weekly_cleaning|weekly_clean|biweekly_cleaning|bi-weekly_cleaning|regular_cleaner|regular_cleaning|fortnightly_cleaning|weekly_cleaner|monthly_cleaning',
    ),
    needs: [
      /一个?(?:周|星期|礼拜)(?:来|做|打扫|搞)?[一两二三123][次趟回][^,。!?;]{0,10}(?:保洁|打扫|清洁|卫生)|(?:保洁|打扫|清洁|卫生)[^,。!?;]{0,12}一个?(?:周|星期|礼拜)(?:来|做|打扫|搞)?[一两二三123][次趟回]/,
      /(?:周期|定期|固定|长期|包月|包年)[^,。!?;]{0,8}(?:保洁|打扫|清洁|钟点工|阿姨(?=打扫|搞卫生))/,
      /每(?:周|星期|礼拜)[^。!?]{0,10}固定[^,。!?]{0,3}阿姨/,
      /(?:保洁|打扫|清洁|钟点工)[^,。!?;]{0,6}(?:周期|定期|固定|长期|包月|包年)(?!资产)/,
      /(?:每(?:个)?(?:周|星期|礼拜|月)|每隔一周|每两周|每半个?月|一(?:周|个?星期|个?礼拜)(?:一|两|二|三|1|2|3)次)[^,。!?;]{0,10}(?:保洁|打扫|清洁|搞卫生|钟点工|小时工)/,
      /(?:保洁|打扫|清洁|搞卫生|钟点工|小时工)[^,。!?;]{0,8}(?:每(?:个)?(?:周|星期|礼拜)|一(?:周|个?星期|个?礼拜)(?:一|两|二|三|1|2|3)次)/,
      /\b(?:every (?:week|other week|two weeks|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|once a week|twice a week|weekly|biweekly|fortnightly)\b.{0,24}\bclean|\bclean(?:ing|er)?\b.{0,30}\b(?:every (?:week|other week|two weeks|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|once a week|twice a week|weekly|biweekly|fortnightly)\b/i,
    ],
    addOns: { 'key-keeping': w('钥匙托管 托管钥匙 key_keeping'), 'backup-staff': w('自动替补 替补') },
  },
  {
    id: 'clean-deep',
    like: ['深度', '大扫除', 'deep'],
    family: 'clean',
    names: w(
      '深度保洁 深度清洁 深度打扫 深度清扫 深层清洁 深层保洁 彻底打扫 彻底清洁 彻底保洁 全面打扫 全面清洁 精细保洁 精保洁 深保洁 深保 大扫除 大清扫 大清洁 大保洁 深清 全屋消毒 年末大扫除 重油污 厨房重油污 深度 深层 深保 退租保洁 退租打扫 退租清洁 退租深度 大扫 move-out_cleaning|move_out_cleaning|move-out_clean|end_of_tenancy|end-of-tenancy|end_of_lease|deep_cleaning|deep_clean|deep-clean|spring_cleaning|spring_clean|thorough_cleaning|thorough_clean|deep_house_cleaning',
    ),
    needs: [
      /彻[彻底]+[^,。!?]{0,6}(?:打扫|保洁|清洁|搞|收拾|清理)/,
      /(?:打扫|清洁|收拾|搞)得?[^,。!?]{0,3}彻底/,
      /(?:厨房|卫生间|浴室)[^,。!?]{0,6}(?:油污|水垢|霉)[^,。!?]{0,4}(?:重|厚|多|清|除)/,
      /彻[彻底]+(?:地|的)?(?:弄|做|清|洗|扫)|里里外外/,
      /(?:边边角角|卫生死角|死角)[^,。!?]{0,8}(?:擦|清|扫|打扫)|油垢|搬走[之以]?前[^,。!?]{0,4}(?:打扫|保洁|清洁)/,
      /退租[^,。!?]{0,8}(?:打扫|保洁|清洁|收拾)|(?:一屋子|到处是|全是)(?:重)?油(?!烟)/,
      /\bmov(?:e|ing) out\b/i,
    ],
    addOns: {
      disinfect: w('全屋消毒 消毒 disinfection|disinfect'),
      'window-in-deep': w('内窗玻璃 内窗'),
      'hood-in-deep': w('油烟机同单'),
    },
  },
  {
    id: 'clean-movein',
    like: ['开荒', '装修后', 'renovation', 'move-in'],
    family: 'clean',
    names: w(
      '开荒保洁 开荒清洁 开荒打扫 开荒 新房保洁 新房开荒 装修后保洁 装修保洁 拓荒 拓荒保洁 入住保洁 搬家保洁 新居开荒 新房打扫 post-renovation|post_renovation|move_in_clean|post-renovation_cleaning|post_renovation_cleaning|post-renovation|post-construction_cleaning|post_construction|move-in_cleaning|move_in_cleaning|move-in_clean|after_renovation',
    ),
    needs: [
      /(?:刚|新|才|刚刚)?装修(?:完|好|结束|过|后|之后|完成)|新房[^,。!?]{0,3}装(?:完|好)|finish(?:ed)?装修|锯末|(?:刚|才)刷(?:完|好)漆/,
      /(?:刚|才)(?:装|翻新)(?:好|完|修)?[^,。!?]{0,4}(?:房|家|灰)/,
      /(?:刚|才)?[刷粉][了完好]?[^,。!?]{0,2}(?:墙|漆)[^。!?]{0,6}灰|(?:精装|毛坯|新家)[^,。!?]{0,6}(?:交付|没住)|装修(?:垃圾|灰)|换了?地板[^。!?]{0,6}(?:灰|尘)|粉尘|\bbuilders?\b.{0,20}\b(?:left|gone|done|finished)\b/i,
      /新房(?!子?多少钱一)[^,。!?]{0,8}(?:打扫|保洁|清洁|入住|没住|交付|全是灰|收拾)/,
      /(?:刚交房|交房|收房|毛坯|没住过人|从来没住过)/,
      /(?:搬家|(?<!客人?)入住)(?:前|后|之前|之后)?[^,。!?]{0,4}(?:打扫|保洁|清洁)/,
      /玻璃胶|美缝|腻子|甲醛味|石膏粉|水泥(?:印|点|渣)/,
      /(?:just|recently|newly) (?:been )?(?:renovated|finished renovat|moved? in)|after (?:the |our )?renovation|renovation (?:is |was |just )?(?:done|finished|over)|construction dust|moving in/i,
    ],
    addOns: { glue: w('除胶 除漆点 除胶除漆 glue_removal'), trash: w('装修垃圾 垃圾下楼') },
  },
  {
    id: 'window',
    like: ['玻璃', '擦窗', 'window'],
    names: w(
      '擦玻璃 擦窗户 擦窗 洗玻璃 玻璃清洗 洗窗户 洗窗 擦窗子 玻璃清洁 窗户清洗 窗户清洁 清洗玻璃 清洗窗户 玻璃保洁 擦落地窗 擦内窗 擦外窗 window_cleaning|window_washing|window_cleaner|clean_windows|clean_the_windows|clean_my_windows|wash_the_windows|wash_windows|windows_cleaned|windows_washed|glass_cleaning',
    ),
    things: w('玻璃 窗户 落地窗 窗子 飘窗 windows|window'),
    addOns: { screen: w('纱窗 窗纱 screens|screen'), track: w('轨道槽 窗槽 窗轨 轨道') },
  },
  {
    id: 'hood',
    like: ['油烟机', '抽油烟机', 'range hood', 'range-hood'],
    names: w(
      '油烟机清洗 清洗油烟机 洗油烟机 抽油烟机清洗 烟机清洗 洗烟机 清洗烟机 油烟机清洁 range-hood_cleaning|range_hood_cleaning|hood_cleaning|kitchen_hood_cleaning|cooker_hood_cleaning|exhaust_hood_cleaning',
    ),
    things: w(
      '抽油烟机 油烟机 吸油烟机 脱排油烟机 脱排 排油烟机 烟机 抽烟机 抽油机 拖排 集成灶 排烟罩 油烟罩 extractor|kitchen_fan|range_hood|range-hood|cooker_hood|kitchen_hood|exhaust_hood|extractor_hood|hood|range_hoods|extractor_fan',
    ),
    needs: [
      /灶[^,。!?]{0,6}[吸抽]油?烟|油烟[^,。!?]{0,6}(?:[吸抽排]不|倒灌|出不去)|(?:厨房|炒菜)[^,。!?]{0,8}(?:[吸抽排]不(?:动|走|出去)?油?烟)/,
    ],
    addOns: { impeller: w('涡轮 叶轮 风轮'), stove: w('灶台 燃气灶 煤气灶 灶具 stove') },
  },
  {
    id: 'ac',
    like: ['空调', 'air-con', 'air con', 'aircon'],
    names: w(
      '空调清洗 清洗空调 洗空调 空调清洁 空调保养 空调消毒 空调除菌 挂机清洗 柜机清洗 air-conditioner_cleaning|air_conditioner_cleaning|aircon_cleaning|ac_cleaning|a/c_cleaning|air_con_cleaning|aircon_servicing|ac_service|ac_servicing',
    ),
    things: w(
      '中央空调 空调 挂机 柜机 壁挂机 挂式机 立式机 空调机 air_conditioners|air_conditioner|air-conditioner|air_conditioning|air_con|aircons|aircon|a/c|acs|ac|ac_units|ac_unit|split_units|split_unit|wall_units|wall_unit',
    ),
    variants: {
      wall: w(
        '挂机 挂的 挂墙 挂在墙 墙上 壁挂 壁挂机 挂式 分体 挂壁 wall-mounted|wall_mounted|split_unit|wall_unit|on_the_wall|split_ac',
      ),
      cabinet: w(
        '柜机 柜的 立的 立着 站着 竖着 立式 柜式 立柜 落地式 cabinet|floor-standing|floor_standing|standing_unit',
      ),
      central: w('中央空调 风管机 多联机 嵌入式空调 嵌入式 吸顶 天花机 风口 central'),
    },
    addOns: { outdoor: w('外机 outdoor_unit'), 'disinfect-ac': w('蒸汽消毒 高温消毒 steam_disinfection') },
  },
  {
    id: 'washer',
    like: ['洗衣机', 'washing machine', 'washing-machine', 'washer'],
    names: w(
      '洗衣机清洗 清洗洗衣机 洗洗衣机 洗衣机清洁 洗衣机拆洗 拆洗洗衣机 洗衣机消毒 washing-machine_cleaning|washing_machine_cleaning|washer_cleaning|clean_washing_machine',
    ),
    things: w(
      '洗衣机 滚筒洗衣机 波轮洗衣机 洗烘一体机 滚筒 波轮 washing_machine|washing-machine|washing_machines|washer|laundry_machine',
    ),
    variants: {
      drum: w(
        '滚筒 前面放 从前面 前开门 前面开 侧开门 侧面开 洗烘一体 front_load|front-load|front_loader|front-loading|drum',
      ),
      top: w('波轮 上面放 从上面 直立式 上开盖 上面开 上掀盖 翻盖 掀盖 顶开 top_load|top-load|top_loader|top-loading'),
    },
    addOns: { drain: w('排水滤网 滤网') },
  },
  {
    id: 'fridge',
    like: ['冰箱', 'fridge', 'refrigerator'],
    names: w(
      '冰箱清洗 清洗冰箱 洗冰箱 冰箱清洁 冰箱除味 冰箱消毒 fridge_cleaning|refrigerator_cleaning|clean_the_fridge|clean_my_fridge',
    ),
    things: w('冰箱 冰柜 双门冰箱 对开门冰箱 fridge|refrigerator|fridges|freezer'),
    variants: {
      'two-door': w('双门 两门 两扇门 上下两层 两开门 上下门 two-door|two_door|double_door'),
      side: w('对开门 双开门 左右开 对开 十字门 法式 side-by-side|side_by_side|french_door'),
    },
    addOns: { deodor: w('除味 去味 去异味 deodorizing|deodorise') },
  },
  {
    id: 'heater',
    like: ['热水器', 'water heater', 'water-heater'],
    names: w(
      '热水器清洗 清洗热水器 洗热水器 热水器除垢 热水器清洁 热水器保养 换镁棒 water-heater_descaling|water_heater_cleaning|water_heater_descaling|boiler_descaling',
    ),
    things: w('热水器 电热水器 water_heater|water-heater|boiler|geyser'),
    addOns: { anode: w('镁棒 换镁棒 anode_rod|anode') },
  },
  {
    id: 'fabric',
    like: ['沙发', '床垫', '地毯', '除螨', '布艺', 'upholstery', 'sofa'],
    names: w(
      '沙发清洗 清洗沙发 洗沙发 床垫清洗 清洗床垫 洗床垫 地毯清洗 清洗地毯 洗地毯 床垫除螨 沙发除螨 除螨 布艺清洗 洗床褥 沙发清洁 床垫清洁 地毯清洁 upholstery_cleaning|sofa_cleaning|couch_cleaning|mattress_cleaning|carpet_cleaning|rug_cleaning|dust_mite|mite_removal|upholstery',
    ),
    things: w(
      '沙发 床垫 地毯 席梦思 床褥 布艺 地垫 sofa|sofas|couch|couches|mattress|mattresses|carpet|carpets|rug|rugs',
    ),
    variants: {
      sofa: w('沙发 布沙发 人座 人位 sofa|sofas|couch|couches'),
      mattress: w('床垫 席梦思 床褥 mattress|mattresses'),
      carpet: w('地毯 地垫 carpet|carpets|rug|rugs'),
    },
    addOns: { stain: w('顽固污渍 污渍点 stains|stain') },
  },
  {
    id: 'organize',
    like: ['收纳', '整理', 'organi'],
    names: w(
      '收纳整理 整理收纳 收纳师 整理师 收纳 衣柜整理 整理衣柜 衣橱整理 整理衣橱 衣物整理 全屋整理 家居整理 收拾衣柜 收拾衣橱 储物间整理 储物间收拾 断舍离 换季整理 打包整理 搬家后整理 玩具整理 home_organising|home_organizing|home_organiser|home_organizer|organizing|organising|organizer|organize|organise|declutter|decluttering|closet_organizing|wardrobe_organizing|organize_my_closet|organise_my_wardrobe|organize_my_wardrobe',
    ),
    needs: [
      /整理(?:一下)?(?:我的|家里的?)?(?:衣服|衣柜|衣橱|衣帽间|房间|玩具|书房|储物间|柜子|东西|厨房|屋子|家)/,
      /(?:衣柜|衣橱|衣帽间|衣服|柜子|东西)[^,。!?]{0,6}(?:乱|炸|爆|堆|整理|收拾|归类|没地方放|塞不下|关不上)/,
    ],
    addOns: { boxes: w('收纳用品 收纳盒 storage_boxes'), 'video-plan': w('视频预诊 视频诊断') },
  },
  {
    id: 'cook',
    like: ['做饭', '烧饭', '烹饪', 'cook'],
    names: w(
      '钟点做饭 做饭阿姨 烧饭阿姨 做饭的阿姨 烧饭的阿姨 上门做饭 做饭 烧饭 煮饭 做菜 烧菜 炒菜 煮菜 做晚饭 做午饭 做年夜饭 做顿饭 私厨 家宴 生日宴 年夜饭 月子餐 厨师 做三餐 做早饭 厨师上门 上门厨师 hourly_cooking|cooking|cook|private_chef|home_chef|chef|cook_dinner|prepare_meals|meal_prep|daily_cooking|home_cooked_meals',
    ),
    needs: [
      /会(?:做|烧)[^,。!?]{0,6}(?:素|菜|辣|面食|甜品)|(?:每天|天天)[^,。!?]{0,4}(?:晚饭|午饭|中饭|一日三餐)/,
      /[烧做炒煮][^,。!?]{0,4}(?:个|道|顿|桌)?(?:菜|饭)(?!店)/,
    ],
    addOns: {
      shop: w('代买菜 买菜 buy_groceries|groceries|grocery_shopping'),
      'extra-dish': w('加一个菜 加菜 多做一个菜'),
    },
  },
  {
    id: 'yuesao',
    like: ['月嫂', 'maternity', 'confinement'],
    family: 'child',
    names: w(
      '月嫂 月子嫂 坐月子阿姨 月子保姆 月子阿姨 母婴护理 陪月 陪月员 陪月嫂 金牌月嫂 maternity_matron|maternity_nurse|confinement_nanny|confinement_lady|postpartum_nanny|postnatal_care|yuesao|yue_sao|postpartum_care|newborn_care',
    ),
    needs: [
      /(?:坐|做)月子(?!.{0,12}(?:做饭|烧饭|做[一顿]))/,
      /预产期/,
      /(?:快|要|马上|下个?月|刚)生(?:了|孩子|宝宝|小孩|二胎)/,
      /刚?生完(?:孩子|宝宝|小孩|娃)/,
      /怀孕[^,。!?]{0,8}(?:照顾|找人|请人)/,
      /(?:照顾|带|护理)(?:产妇|新生儿|刚出生)/,
      /产妇|剖腹产|顺产|新生儿|待产/,
      /\b(?:due date|expecting a baby|newborn|postpartum|giving birth|baby is due|pregnant)\b/i,
    ],
    variants: { 一星: w('一星 1星'), 二星: w('二星 两星 2星'), 三星: w('三星 3星'), 金牌: w('金牌 gold') },
    addOns: { twins: w('双胞胎 双胎 龙凤胎 twins'), 'extra-day': w('延长') },
  },
  {
    id: 'yuersao-live',
    like: ['住家育儿嫂', 'live-in nanny'],
    family: 'child',
    names: w(
      '住家育儿嫂 育儿嫂住家 住家带孩子 住家带娃 育儿嫂 育婴师 育婴嫂 住家育婴师 住家保姆带孩子 带孩子的阿姨 带娃阿姨 带娃的阿姨 带宝宝的阿姨 带小孩的阿姨 带双胞胎 带孩子 带娃 带宝宝 带小孩 看孩子 看娃 照顾宝宝 照顾孩子 凑仔 湊仔 凑小朋友 看小朋友 看细路 带小朋友 live-in_nanny|live_in_nanny|infant_nanny|nanny|babysitter|baby_sitter|baby-sitter',
    ),
    addOns: { complementary: w('辅食 baby_food'), 'early-edu': w('早教') },
  },
  {
    id: 'yuersao-day',
    like: ['白班育儿嫂', '不住家育儿', 'day nanny'],
    family: 'child',
    names: w(
      '白班育儿嫂 育儿嫂白班 不住家育儿嫂 不住家的育儿嫂 白天育儿嫂 日班育儿嫂 育儿嫂不住家 白天带孩子 白天带娃 白天看孩子 白天带宝宝 day_nanny|daytime_nanny|live-out_nanny|live_out_nanny|part-time_nanny',
    ),
    needs: [
      /(?:白天|白班|日班|日头|不住家|不过夜|朝九晚五)[^,。!?]{0,10}(?:育儿嫂|[带看凑](?!病)[^,。!?]{0,8}(?:孩子|娃|宝宝|小孩|小朋友|仔|[一二两三四五\d半]岁|\d+个月)|照顾(?:孩子|宝宝|小孩))/,
      /(?:育儿嫂|[带看](?:孩子|娃|宝宝|小孩|小朋友)|凑仔)[^。!?]{0,8}(?:白天|白班|日班|日头|不住家|不用住|不过夜)/,
      /接(?:送)?(?:孩子|小孩|娃|宝宝)(?:放学|上学|上下学)?|接送(?:幼儿园|上学|放学)|(?:幼儿园|学校)接送?|放学[^,。!?]{0,4}接|没人接[^。!?]{0,16}(?:幼儿园|学校|放学)/,
      /上班(?:时间|的时候)[^,。!?]{0,4}[带看](?:孩子|娃|宝宝|小孩)|(?:保姆|阿姨|保母)[^。!?]{0,10}(?:白天|日间)[^。!?]{0,8}(?:孩子|娃|宝宝|小孩|[一二两三四五\d半]岁)|\b(?:after[- ]school|school) (?:pick[- ]?up|run)\b/i,
      /\b(?:nanny|babysitter)\b.{0,20}\b(?:daytime|during the day|day only|not live)/i,
    ],
    addOns: { overtime: w('加班'), pickup: w('接送 接孩子 接小孩 接娃 接送幼儿园 pick_up') },
  },
  {
    id: 'nanny-live',
    covers: ['cook', 'clean-daily'],
    like: ['住家保姆', '保姆', 'housekeeper'],
    family: 'care',
    names: w(
      '住家保姆 住家阿姨 住家的阿姨 全职保姆 长期保姆 保姆 全天保姆 住家做家务 住家家政 住家管家 保母 全职阿姨 live-in_housekeeper|live_in_housekeeper|live-in_maid|live_in_maid|live-in_ayi|live_in_ayi|live-in_helper|live_in_helper|housekeeper|full-time_ayi|full_time_ayi|full-time_maid|domestic_helper',
    ),
    needs: [/(?:阿姨|家政)[^,。!?]{0,4}住家|住家[^,。!?]{0,4}(?:阿姨|家政)/],
    addOns: { pets: w('照看宠物 遛狗 喂猫 宠物 pets'), 'big-house': w('大房子') },
  },
  {
    id: 'elder-live',
    covers: ['cook', 'clean-daily'],
    like: ['护老', '养老', '老人', 'elder care', 'elderly'],
    family: 'care',
    names: w(
      '住家护老 老人护理 护老 养老护理 养老护理员 照顾老人 照看老人 看护老人 伺候老人 照料老人 老人陪护 老人看护 居家养老 照护老人 护理老人 住家护工 老年护理 live-in_elder_care|live_in_elder_care|elder_care|elderly_care|eldercare|senior_care|elderly_caregiver|caregiver|live-in_care|live_in_care|live-in_carer|carer|care_for_my_mother|care_for_my_father|look_after_my_mother|look_after_my_father|look_after_my_mom|look_after_my_dad|take_care_of_my_mother|take_care_of_my_father',
    ),
    needs: [
      /(?:能|要|可以)?住(?:家里?|我家)的?[^,。!?]{0,4}护工/,
      /(?:老人|老太太|老爷子|爸|妈|爷爷|奶奶|外公|外婆|公公|婆婆)[^。!?]{0,30}住家(?:照顾|照看|看护|照料|护理|的)?|住家(?:照顾|照看|看护|照料|护理)[^。!?]{0,8}(?:老人|自理)/,
      /(?:住家的?)?(?:阿姨|保姆|嬢嬢)[^,。!?]{0,6}(?:照顾|照看|伺候|照料|服侍|陪)(?:一下)?(?:我|我们)?(?:家)?(?:里?的)?(?:老人|老爸|老妈|爸|妈|父亲|母亲|父母|爷爷|奶奶|外公|外婆|公公|婆婆)/,
      /(?:瘫|卧床|中风|偏瘫|痴呆)[^。!?]{0,8}(?:要|找|请)[^。!?]{0,8}(?:服侍|伺候|照顾|照看|照料|住家|住在?家)/,
      /(?:半自理|不能自理|失能)[^,。!?]{0,4}老人|老人[^,。!?]{0,4}(?:半自理|不能自理|失能)/,
      /(?:照顾|照看|看护|伺候|照料|服侍|照护|陪(?![^,。!?]{0,6}(?:去|到|看|做|拍|复|检|拿)))(?:一下)?(?:我|我们|家里的?|他|她)?(?:们)?(?:家)?(?:的)?(?:(?:瘫痪|失智|失能|痴呆|不能自理|半自理|中风|卧床|生病|年迈)的?)?(?:老人|老爸|老妈|爸妈|爸爸?|妈妈?|父亲|母亲|父母|爷爷|奶奶|外公|外婆|公公|婆婆|岳父|岳母|老爷子|老太太|丈母娘|姥姥|姥爷)/,
      /(?:老人|老爸|老妈|爸|妈|父亲|母亲|父母|爷爷|奶奶|外公|外婆|公公|婆婆|老爷子|老太太|姥姥|姥爷)[^,。!?]{0,12}(?:没人(?:照顾|照看|管|陪)|需要(?:人)?(?:照顾|照看|陪)|一个人(?:在家|住)|瘫痪|卧床|失能|中风|痴呆|不能自理|半自理|行动不便|腿脚不(?:便|好))/,
      /(?:老人|爸|妈|爹|娘|父亲|母亲|爷爷|奶奶|外公|外婆|老爷子|老太太)[^,。!?]{0,4}(?:找|请|寻|要|雇)(?:一?个|一?位)?[^,。!?]{0,2}(?:伺候|服侍|照应|照看|照顾|照料)/,
      /(?:my|our) (?:mother|father|mom|mum|dad|grandma|grandpa|grandmother|grandfather|parents?)\b.{0,30}\b(?:alone|needs? (?:care|help|someone)|bedridden|elderly|dementia)/i,
    ],
    variants: {
      自理: w('能自理 自理 生活自理 能自己走 自己能走 行动自如'),
      半自理: w('半自理 部分自理 半失能 要人扶 要扶 得扶着 走不稳'),
      不能自理: w(
        '不能自理 不自理 失能 全失能 卧床 瘫痪 瘫在 瘫炕 瘫了 完全不能自理 完全不能动 动不了 下不了床 起不来床 躺床上 喂饭 要人喂 换尿布 尿不湿 bedridden',
      ),
    },
    addOns: { 'night-turn': w('夜间翻身 翻身 夜里翻身'), tube: w('鼻饲 胃管') },
  },
  {
    id: 'hospital',
    like: ['陪护', '护工', '医院', 'hospital'],
    family: 'care',
    names: w(
      '医院陪护 陪护医院 夜间陪护 住院陪护 陪护 护工 陪床 病人护理 看护病人 医院护工 医院看护 病房陪护 陪夜 看护 住院护工 hospital_attendant|hospital_care|hospital_caregiver|bedside_care|hospital_companion|hospital_sitter|patient_care',
    ),
    needs: [
      /住院[^,。!?]{0,12}(?:照顾|陪|护|看|人|没人)/,
      /(?:住在?|到|在)[^,。!?]{0,5}(?:医院|病房|六院|中山|瑞金|华山)[^!?]{0,30}(?:看着|看护|陪着|陪夜|搭把手|照应|熬不住)/,
      /(?:手术|开刀)[^,。!?]{0,8}(?:照顾|陪|护工|看护|没人)/,
      /(?:医院|病房|icu)[^,。!?]{0,8}(?:照顾|陪夜|陪床|看护)/i,
      /\bhospital\b.{0,40}\bneed (?:some(?:one|body)|a? ?person)/i,
      /\b(?:in (?:the )?hospital|after surgery|hospitali[sz]ed)\b/i,
    ],
    addOns: { male: w('同性护工 男护工 女护工 男护'), severe: w('重症') },
  },
  {
    id: 'elder-visit',
    like: ['陪诊', '助浴', 'escort'],
    family: 'care',
    names: w(
      '陪诊助浴 陪诊 陪诊员 陪看病 陪同就医 陪就医 陪产检 陪检 助浴 上门助浴 老人助浴 老人洗澡 陪诊师 clinic_escort|assisted_bathing|medical_escort|doctor_visit_escort|hospital_escort|bathing_assistance|accompany_to_hospital|help_bathing',
    ),
    needs: [
      /(?:复查|看病|门诊|看医生|做检查|拿报告)[^。!?]{0,30}(?:要|找|请)[^,。!?]{0,4}陪|陪(?:着|他|她|同)?(?:取药|拿药|配药|拿报告|取报告|排队)/,
      /(?:老人|爸|妈|爷爷|奶奶|外公|外婆|父亲|母亲|老爷子|老太太|阿婆|阿公|老伴)[^。!?]{0,12}(?:洗澡|洗浴|擦身)|(?:帮|给|替)(?:他|她|老人)?(?:洗澡|洗浴|擦身|洗头)/,
      /\b(?:check-?up|appointment|doctor|clinic)\b.{0,60}\b(?:need|want|find) (?:some(?:one|body)|a person)/i,
      /陪(?:同|着)?[^,。!?]{0,6}(?:去|到)?(?:医院(?!护)|看病|看医生|看门诊|就诊|复查|复诊|覆诊|体检|挂号|做检查|看牙|产检|[做拍](?:胃镜|肠镜|ct|b超|核磁|化疗|透析|理疗|片子)|打针)/i,
      /(?:给|帮)[^,。!?]{0,6}(?:老人|爸|妈|爷爷|奶奶|外公|外婆|父亲|母亲|老爷子|老太太)[^,。!?]{0,3}(?:洗澡|擦身|洗个澡)/,
      /\b(?:accompany|escort|take)\b.{0,24}\b(?:to (?:the |a )?(?:hospital|clinic|doctor))/i,
    ],
    variants: {
      escort: w('陪诊 陪看病 看病 就医 医院 复查 escort'),
      bath: w('助浴 洗澡 洗浴 洗头 帮洗 擦身 bathing|bath'),
    },
    addOns: { wheelchair: w('轮椅 wheelchair') },
  },
]

/** Words that make a thing into a wish to have it cleaned. */
export const cleaningWords =
  /洗|清理|清洁|保养|护理|除垢|除螨|消毒|除味|去味|擦|脏|臭|味|霉|油(?!烟)|污|灰|积|黑乎乎|堵|尿|吐|渍|螨|水垢|保洁|打扫|弄干净|搞干净|搞一下|做一下|做一台|弄一下|干净|clean|wash|service|servic|smell|dirty|stink|mold|mould|stain|filthy|greas|dust|descal|disinfect/i

/** Words that take a thing out of our hands: buying, repairing, moving it. */
export const otherBusiness =
  /(?:买|卖|维修|修一下|修理|要修|会修|报修|移机|加氟|加雪种|安装|装(?=空调|一台)|回收|换新|坏了|不制冷|不转了|租|buy|sell|repair|fix|install)/i

/** One who looks for work with us. */
export const jobSeeking =
  /应聘|招聘|招人|招工|还招|招(?:保洁|月嫂|阿姨|钟点工|护工|育儿嫂)|求职|找工作|找活|想做(?:保洁|月嫂|阿姨|钟点工)(?:员|工作|这行)|加入你们|你们还要人|\b(?:job|hiring|apply for|work for you|vacanc)/i

/** Words by list; an underscore stands for a space, a bar parts English names. */
function w(list: string): string[] {
  return list.split(/[ |]/).map((word) => word.replaceAll('_', ' '))
}
