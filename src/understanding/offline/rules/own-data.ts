const what = '(?:个人|私人)?(?:信息|资料|数据|聊天记录|档案)'
const mine = `(?:(?:我|本人)们?(?:在你们?这?那?里?)?的?(?:所有|全部|一切)?的?${what}|(?:所有|全部)?(?:个人|私人)(?:信息|资料|数据))`
const reach = '(?:我|本人)们?的?(?:所有|全部)?(?:电话|手机号?码?|号码|地址|聊天)[^，。?？不没]{0,6}'
const erasing = '(?:删除|删掉|删了|删|清除|清掉|清空|抹掉|抹除|注销|销毁)'
const having = '(?:导出|下载|拷贝|复制|查阅|调取|提供|副本|一份|发给我|发我|给我|寄给我)'
const account = '(?:账号|账户|帐号|帐户)'
const between = '[^，。?？!！]'

const erasure = [
  `${erasing}${between}{0,4}${mine}`,
  `${mine}(?:能不能|可不可以|[^，。?？!！不没]){0,8}${erasing}`,
  `${reach}${erasing}`,
  `${erasing}关于我的|注销${between}{0,4}${account}|${account}${between}{0,4}注销`,
  String.raw`\b(?:delete|erase|remove|wipe)\b[^.?!]{0,12}\bmy\b[^.?!]{0,12}\b(?:data|information|info|account|details|chats?)\b`,
  String.raw`\bright to be forgotten\b`,
]
const copy = [
  `${having}${between}{0,4}${mine}`,
  `${mine}${between}{0,4}${having}`,
  `(?:我|本人)(?:想|要|需要)?(?:看看?|查看)${between}{0,4}(?:你们)(?:存|保存|收集|掌握)`,
  `你们?${between}{0,4}(?:存|保存|保留|收集|掌握|记录)了?${between}{0,2}(?:我|关于我)的?(?:哪些|什么|多少)${what}`,
  String.raw`\b(?:copy|export|download|send me|give me)\b[^.?!]{0,16}\bmy\b[^.?!]{0,12}\b(?:data|personal information|personal info)\b`,
  String.raw`\bwhat (?:personal )?(?:data|information) do you (?:have|hold|keep|store)\b`,
]

const erases = new RegExp(erasure.join('|'), 'i')
const copies = new RegExp(copy.join('|'), 'i')
/** About other papers, or about what is not wanted. */
const other = /(?:不要|别|不用|没有|没让)(?:你们?)?(?:给我)?(?:删|清|注销)|会不会|泄[露漏]/

/** Whether somebody wants a copy of what is kept about him, or that it is deleted: by the flow that it begins. */
export function ownDataWish(text: string): 'data-copy' | 'data-erase' | undefined {
  if (other.test(text)) return undefined
  return erases.test(text) ? 'data-erase' : copies.test(text) ? 'data-copy' : undefined
}
