/** Cities a customer may name, without 市. Streets named after a city are told apart where addresses are read. */
export const cities =
  '北京 上海 天津 重庆 广州 深圳 杭州 苏州 南京 成都 武汉 西安 长沙 郑州 合肥 宁波 无锡 青岛 济南 厦门 福州 东莞 佛山 珠海 中山 惠州 沈阳 大连 哈尔滨 长春 昆明 贵阳 南宁 海口 三亚 石家庄 太原 兰州 西宁 银川 乌鲁木齐 呼和浩特 拉萨 南昌 常州 南通 扬州 徐州 盐城 泰州 镇江 昆山 张家港 常熟 太仓 嘉兴 湖州 绍兴 金华 温州 台州 义乌 舟山 泉州 漳州 莆田 烟台 威海 潍坊 临沂 洛阳 开封 襄阳 宜昌 株洲 湘潭 桂林 柳州 绵阳 香港 澳门 台北 高雄 芜湖 保定 唐山 廊坊 江门 汕头 湛江'

/** Cities as written in English, lower case. */
export const citiesInEnglish: Readonly<Record<string, string>> = {
  beijing: '北京', shanghai: '上海', tianjin: '天津', chongqing: '重庆', guangzhou: '广州', shenzhen: '深圳', hangzhou: '杭州', suzhou: '苏州',
  nanjing: '南京', chengdu: '成都', wuhan: '武汉', "xi'an": '西安', xian: '西安', changsha: '长沙', ningbo: '宁波', wuxi: '无锡', qingdao: '青岛',
  xiamen: '厦门', dalian: '大连', kunshan: '昆山', kunming: '昆明', 'hong kong': '香港', macau: '澳门', taipei: '台北',
} // prettier-ignore

/** Districts by city, without 区, with their spelling in Latin letters. `was` are names that a merger ended. */
export const districtsByCity: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  上海: {
    徐汇: 'xuhui', 静安: "jing'an", 黄浦: 'huangpu', 长宁: 'changning', 浦东: 'pudong', 闵行: 'minhang', 杨浦: 'yangpu', 普陀: 'putuo',
    虹口: 'hongkou', 宝山: 'baoshan', 嘉定: 'jiading', 松江: 'songjiang', 青浦: 'qingpu', 奉贤: 'fengxian', 金山: 'jinshan', 崇明: 'chongming',
  },
  北京: {
    朝阳: 'chaoyang', 海淀: 'haidian', 东城: 'dongcheng', 西城: 'xicheng', 丰台: 'fengtai', 石景山: 'shijingshan', 通州: 'tongzhou',
    大兴: 'daxing', 昌平: 'changping', 顺义: 'shunyi', 房山: 'fangshan', 门头沟: 'mentougou',
  },
  广州: { 天河: 'tianhe', 越秀: 'yuexiu', 海珠: 'haizhu', 荔湾: 'liwan', 白云: 'baiyun', 番禺: 'panyu', 黄埔: 'huangpu', 南沙: 'nansha', 增城: 'zengcheng' },
  深圳: { 南山: 'nanshan', 福田: 'futian', 罗湖: 'luohu', 宝安: "bao'an", 龙岗: 'longgang', 龙华: 'longhua', 盐田: 'yantian', 坪山: 'pingshan' },
  杭州: { 西湖: 'xihu', 上城: 'shangcheng', 拱墅: 'gongshu', 滨江: 'binjiang', 萧山: 'xiaoshan', 余杭: 'yuhang', 临平: 'linping', 钱塘: 'qiantang' },
  南京: { 鼓楼: 'gulou', 玄武: 'xuanwu', 秦淮: 'qinhuai', 建邺: 'jianye', 江宁: 'jiangning', 雨花台: 'yuhuatai', 栖霞: 'qixia' },
  苏州: { 姑苏: 'gusu', 吴中: 'wuzhong', 虎丘: 'huqiu', 相城: 'xiangcheng', 吴江: 'wujiang' },
  成都: { 锦江: 'jinjiang', 青羊: 'qingyang', 武侯: 'wuhou', 成华: 'chenghua', 金牛: 'jinniu', 双流: 'shuangliu', 龙泉驿: 'longquanyi' },
  武汉: { 江汉: 'jianghan', 武昌: 'wuchang', 洪山: 'hongshan', 汉阳: 'hanyang', 江岸: "jiang'an", 硚口: 'qiaokou' },
} // prettier-ignore

/** Old districts and well-known quarters, [said, district without 区]. */
export const quarters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  上海: {
    卢湾: '黄浦', 南市: '黄浦', 闸北: '静安', 南汇: '浦东', 川沙: '浦东', 陆家嘴: '浦东', 张江: '浦东', 三林: '浦东', 金桥: '浦东', 世纪公园: '浦东', 外高桥: '浦东',
    临港: '浦东', 周浦: '浦东', 康桥: '浦东', 唐镇: '浦东', 花木: '浦东', 塘桥: '浦东', 北蔡: '浦东', 前滩: '浦东', 徐家汇: '徐汇', 田林: '徐汇', 漕河泾: '徐汇',
    龙华: '徐汇', 衡山路: '徐汇', 静安寺: '静安', 大宁: '静安', 人民广场: '黄浦', 外滩: '黄浦', 新天地: '黄浦', 豫园: '黄浦', 打浦桥: '黄浦', 古北: '长宁',
    中山公园: '长宁', 天山: '长宁', 北新泾: '长宁', 莘庄: '闵行', 七宝: '闵行', 梅陇: '闵行', 浦江镇: '闵行', 春申: '闵行', 颛桥: '闵行', 五角场: '杨浦', 控江: '杨浦',
    长寿路: '普陀', 真如: '普陀', 曹杨: '普陀', 长风: '普陀', 四川北路: '虹口', 北外滩: '虹口', 凉城: '虹口', 九亭: '松江', 泗泾: '松江', 佘山: '松江', 安亭: '嘉定',
    南翔: '嘉定', 江桥: '嘉定', 徐泾: '青浦', 顾村: '宝山', 大场: '宝山', 吴淞: '宝山', 南桥: '奉贤', 朱泾: '金山',
  },
} // prettier-ignore
