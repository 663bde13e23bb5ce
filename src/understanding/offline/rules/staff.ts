/** Whoever is not the bot and not a worker who comes to the house, as a part of patterns. */
export const staff =
  '(?:人工|真人|活人|大活人|人类|真客服|工作人员|客服|经理|主管|领导|老总|总监|董事长|负责人|负责的|经办|经手|办事的|排班的?|派单的|调度|财务|会计|法务|质检|行家|懂行|内行|管事|老板(?!娘)|店长|站长|组长|队长|当头的|头头|(?<!老)头儿|值班|专员|专人|话务|接线|坐席|座席|前台|后台|上级|上司|管理(?:层|员)|总部|高层|能做主|能?当家的?|做得了主|说了算|拍板的|会说话|说人话|听得懂|听懂人话|明白人|喘气儿?的|活的)'

/** The same in English. */
export const employee =
  '(?:human(?: being)?|(?:real|live|actual|human|living) (?:person|people|agent|human|operator|one)|person|agent|manager|supervisor|representative|rep|operator|someone real|customer (?:service|support|care)|support (?:team|staff|agent|person)|your (?:staff|boss|team|manager|people|office|colleague)|staff|boss|in charge)'
