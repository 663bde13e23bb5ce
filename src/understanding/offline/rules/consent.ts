import { sure, type Rule } from './rule.ts'

const yes =
  /^(?:(?:嗯+|恩+|哦|噢|喔|好|好的+|好滴|好哒|好嘞|好勒|好叻|好呀|好啊|好吧|行|行的|行吧|行啊|行呗|可以|可以的|可以啊|可|o+k+a*y*|k+|冲|搞起|整|弄吧|就这么地|没跑|可行|啱|啱晒|对|对的|对对+|对呀|对啊|是|是的|是啊|是滴|没错|正确|确认|确定|同意|没问题|没毛病|中|成|要得|得|妥|妥了|没意见|就这样|就这么定|就这么办|就它|就这个|就这个吧|这样就行|这样可以|安排|安排吧|下单|下单吧|预约吧|提交|收到|知道了|明白|明白了|了解|当然|必须的|必须|肯定|要|要的|需要|想|有|会|冇问题|系|系啊|得嘞|好咧|阔以|可以滴|没事|那行|那好|那就这样|那好吧|那就好|你安排吧|按你说的|听你的|没什么问题|没有问题|嗯嗯|没啥问题|可行|妥妥的|okk|oki|👌|👍|yes|yep|yeah|yup|sure|correct|right|confirm|confirmed|exactly|fine|sounds good|looks good|that works|works for me|(?:go)+|go ahead|管|管管|please do|of course|absolutely|perfect|great|agreed|that'?s (?:right|correct|fine|it)|good|alright|all good|no problem|yes please|deal|do it|let'?s do (?:it|that)|book it|i agree|definitely)[\s，。！!,.~～、呀啊哦呢吧了啦哈的嘛咯]*)+$/

const yesThenMore =
  /^(?:嗯+|好的?|行|可以|对|对的|是的?|没错|ok(?:ay)?|确认|没问题|yes|yeah|yep|sure|right|correct)[\s，,。！!]/

const no =
  /^(?:(?:那|还是|先|暂时|我|都|真的|其实)?(?:不|不要|不要了|不用|不用了|不行|不好|不可以|不对|不是|不是的|不了|不需要|不需要了|不同意|不确认|不成|不中|不得|没有|没|没了|无|否|别|别了|不必|不必了|错|错了|不太行|不太好|不太方便|不方便|不合适|不想|不想要|唔好|唔要|甭|拉倒|再想想|再考虑(?:一下|下)?|考虑(?:一下|下)?|我再想想|再看看|再说吧?|等等|等一下|先等等|免了|no|nope|nah|cannot|can't|can not|难|有(?:一)?点难|no thanks|no thank you|not (?:really|yet|now|correct|right|that)|wrong|incorrect|don'?t|never|that'?s (?:wrong|not right|incorrect)|negative|no way|不谢谢|i don'?t think so|not this|maybe later)[\s，。！!,.~～、呀啊哦呢吧了啦哈的嘛咯]*)+$/

const noThenMore =
  /^(?:那|还是|先)?(?:不行|不对|不是|不要|不用|不可以|不好|不|不太行|不了|错了|等等|no|nope|wrong|not)[\s，,。！!]|(?:太早|太晚|太贵|太远|太久|太多|太少|不合适|不方便|不太方便|不太合适|贵了|有点贵|有点早|有点晚|没空|不同意|不确认|搞错|弄错|写错|不要这个|换一个|别的|其他的|\btoo (?:early|late|expensive|much|long|far)\b|\bdoesn'?t work\b|\bnot (?:good|ok|okay|correct|right)\b)/

/** A plain yes and nothing else, or, while we wait for a yes or no, a yes that goes on. */
export const affirm: Rule = ({ text, context }) => {
  if (yes.test(text)) return sure('affirm', 'says yes')
  if (context.expecting === 'confirm' && yesThenMore.test(text)) return sure('affirm', 'begins with yes')
  return undefined
}

/** A plain no, or, while we wait for a yes or no, a reason against. */
export const deny: Rule = ({ text, context }) => {
  if (no.test(text)) return sure('deny', 'says no')
  if (context.expecting === 'confirm' && noThenMore.test(text)) return sure('deny', 'objects')
  return undefined
}
