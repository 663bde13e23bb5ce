/**
 * Sounds and phrases of voice input that carry no meaning where these patterns find them, and the text that stays.
 * A lone 嗯 is a yes, and 周六那个保洁 points at something, so both are kept.
 */
export const fillerPatterns: readonly (readonly [RegExp, string])[] = [
  [/(?:呃|嗯哼)+[,.。、~\s]*/g, ''],
  [
    /(?<=^|[,.。!?、\s])(?:额+|噢|哦|喔|唔|诶|欸|哎|那什么|那个什么|怎么说呢|怎么说|你知道吧)[,.。、~\s]*(?=[\p{Script=Han}a-zA-Z\d])/gu,
    '',
  ],
  // The second look-ahead keeps 嗯好的, 嗯对 and 嗯嗯 for whoever asked for a yes.
  [/嗯+[,.。、~\s]*(?=那个|就是|我|你|能|请|想|帮|这个|怎么|呃|额)/g, ''],
  [/(?<!也|可|我)就是说(?:呢|嘛|吧|啊)?[,、\s]*/g, ''],
  [/(?<=^|[,.。!?、\s])就是(?:那个|呢|吧|嘛|啊)?[,、\s]*(?=就是|那个|我想|我要|想|帮我|能不能|你们)/g, ''],
  [
    /(?<=^|[,.。!?、\s])(?:那个|这个)(?:啊|呀|呢|嘛)?[,、\s]*(?=(?:那个|这个)|[,、]|我想|我要|我家|我们|你们|你好|您好|请|能不能|能|帮|想|就是)/g,
    '',
  ],
  [/(?<=^|[,.。!?、])[,、]+/g, ''],
  // Stammering: "我我我想".
  [/我{2,}(?=[想要们家的就是在有，,\s])/g, '我'],
  [/(?:想){2,}(?=[约订找请问])/g, '想'],
  [/啊{3,}/g, '啊'],
  [/(?<![a-zA-Z])(?:u+[hm]+|e+r+m+|e+rr+|h+m{2,})(?![a-zA-Z])[,.\s]*/gi, ''],
]
