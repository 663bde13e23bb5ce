/** Cities whose names cannot be taken for anything else in a chat about housework, and Beijing's districts. */
export const otherPlaces: readonly string[] = (
  '北京 天津 重庆 上海 广州 深圳 杭州 苏州 南京 武汉 成都 西安 长沙 郑州 青岛 济南 宁波 无锡 常州 南通 合肥 福州 厦门 ' +
  '昆明 贵阳 南宁 海口 三亚 石家庄 太原 沈阳 大连 长春 哈尔滨 呼和浩特 兰州 西宁 银川 乌鲁木齐 拉萨 南昌 佛山 东莞 珠海 ' +
  '中山市 惠州 温州 嘉兴市 湖州 绍兴 金华 台州 舟山 扬州 镇江 泰州 盐城 徐州 淮安 连云港 昆山 太仓 常熟 张家港 江阴 海宁 ' +
  '义乌 烟台 潍坊市 洛阳 桂林 香港 澳门 台北 高雄 江苏 浙江 安徽 广东 山东 河南 四川 湖北 湖南 福建 ' +
  '通州 朝阳区 海淀 丰台 石景山 昌平 大兴区 顺义 ' +
  'beijing tianjin chongqing shanghai guangzhou shenzhen hangzhou suzhou nanjing wuhan chengdu xiamen qingdao ningbo wuxi ' +
  'kunshan hong kong macau taipei singapore tokyo'
)
  .replace('hong kong', 'hong_kong')
  .split(' ')
  .map((name) => name.replace('_', ' '))
