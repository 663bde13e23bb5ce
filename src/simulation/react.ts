import type { Choice } from '#engine/model.ts'
import type { Customer } from './customer.ts'
import { anyOf, between, type Chance } from './numbers.ts'

/** What the bot or somebody of the staff said last. */
export interface Heard {
  seq: number
  sender: 'bot' | 'staff'
  text: string
  choices: readonly Choice[]
}

/** What a customer does next, and after how many minutes; pressing a button, or words. */
export interface Reaction {
  inMinutes: number
  press?: Choice
  say?: string
  /** It is a score of 1 to 5. */
  score?: number
}

/** What a customer learns from what was said; an order number where one was booked. */
export function learn(one: Customer, { sender, text }: Heard): string | undefined {
  if (sender === 'staff') return undefined
  if (/已取消：|Cancelled: /.test(text)) one.cancelled++
  if (/已改好：|Moved: /.test(text)) one.moved++
  for (const [, number] of text.matchAll(/(?:投诉单号 |Registered as |registered this as )(TS\d+)/g))
    if (number !== undefined) one.cases.add(number)
  if (one.given !== undefined && scoreTaken.test(text)) {
    one.score = one.given
    one.given = undefined
  }
  // Bad words in the place of a number are a low score.
  else if (one.score === undefined && (scoreTaken.test(text) || lowTaken.test(text))) one.score = 'low'
  const booked = /(?:预约成功！单号 |Your booking number is )(GJ\d+)/.exec(text)?.[1]
  if (booked !== undefined) one.refs.push(booked)
  return booked
}

const lowTaken = /很抱歉让您遇到这样的事，已经记下了|I am sorry about this; it is noted/

const scoreTaken =
  /谢谢您的评价，|谢谢您告诉我们|哪里没做好|哪里再改进|哪一点最让您满意|同事给您回个电话|Thank you for your rating|Thank you, I will pass it on|What went wrong|What would have made it better|What did you like best|May a colleague call you/

/** How a customer takes what was said last; nothing where there is nothing to say. */
export function react(one: Customer, heard: Heard): Reaction | undefined {
  const { text, choices } = heard
  const { chance } = one
  const labelled = (label: RegExp) => choices.find((choice) => label.test(choice.label))
  const soon = between(chance, 1, 3)
  const press = (label: RegExp, inMinutes = soon): Reaction | undefined => {
    const choice = labelled(label)
    return choice && { inMinutes, press: choice }
  }
  if (labelled(/^(确认预约|Confirm)$/)) return press(/^(确认预约|Confirm)$/)
  if (labelled(/^⭐/)) return rate(one, choices, chance)
  if (labelled(/^(没做干净|Not done well)/)) return { inMinutes: soon, press: anyOf(chance, choices) }
  if (labelled(/^(可以回电|Yes, call me)/))
    return chance() < 0.7 ? press(/^(可以回电|Yes, call me)/) : press(/^(不用打电话|No call)/)
  if (labelled(/^(再仔细些|More care)/)) return press(/^(准时|Be on time)/)
  if (labelled(/^(做得干净细致|Careful work)/))
    return chance() < 0.6 ? press(/^(做得干净细致|Careful work)/) : undefined
  if (labelled(/^(想收到问候|Yes, please)/)) return one.likesGreetings ? press(/^(想收到问候|Yes, please)/) : undefined
  if (/(方便告诉我您的生日|tell me your birthday)/.test(text)) return press(/^(跳过|Skip)$/)
  if (labelled(/^(接受|I accept)$/)) return answerProposal(chance, press)
  if (labelled(/^5 /)) return rateHandling(one, choices, chance)
  if (labelled(/^(确认取消|Yes, cancel)$/)) return press(/^(确认取消|Yes, cancel)$/)
  if (labelled(/^(确认改约|Yes, move it)$/)) return press(/^(确认改约|Yes, move it)$/)
  if (labelled(/^(付定金|Pay the deposit)$/)) return chance() < 0.8 ? press(/^(付定金|Pay the deposit)$/) : undefined
  if (labelled(/^(确认（演示）|Yes \(simulated\))$/)) return press(/^(确认（演示）|Yes \(simulated\))$/)
  if (labelled(/^(登记|Register)$/)) return press(/^(登记|Register)$/)
  if (labelled(/^(重新处理|Yes, take it up)$/)) return press(/^(重新处理|Yes, take it up)$/)
  if (labelled(/^(可以，换人|Yes, send them)$/)) return press(/^(可以，换人|Yes, send them)$/)
  if (labelled(/^(不换|No)$/) && labelled(/^(可以|Yes)$/))
    return chance() < 0.8 ? press(/^(可以|Yes)$/) : press(/^(不换|No)$/)
  if (labelled(/^(免费取消|Cancel for free)$/)) return keptWaiting(chance, labelled, press)
  if (labelled(/^(免费返工|Do it again)$/)) return press(anyOf(chance, [/^(免费返工|Do it again)$/, /^(退款|Refund)$/]))
  if (labelled(/^(转人工|Ask a person)$/) && labelled(/^(换人上门|Somebody else)$/))
    return keptWaiting(chance, labelled, press)
  if (labelled(/^(换个时间|Another time)$/) && !labelled(/^(转人工|Ask a person)$/) && choices.length > 1)
    return { inMinutes: soon, press: choices[0] ?? anyOf(chance, choices) }
  if (labelled(/^(挂机|Wall unit)/)) return press(/^(挂机|Wall unit)/)
  if (labelled(/^(跟订单无关|None of these)$/)) return { inMinutes: soon, press: choices[0] ?? anyOf(chance, choices) }
  if (/(还有哪里没解决|What is still wrong)/.test(text)) return { inMinutes: soon, say: '返工以后还是没弄干净' }
  if (/(发生了什么，有照片|tell me what happened)/.test(text) && choices.length === 0)
    return { inMinutes: soon, say: one.grievance?.text ?? '没做好' }
  if (choices.length > 0) return undefined
  return answerQuestion(one, text, soon)
}

/** What is asked for an order that was not said at once. */
function answerQuestion(one: Customer, text: string, inMinutes: number): Reaction | undefined {
  if (/(大概多少平|how large)/.test(text)) return { inMinutes, say: one.locale === 'zh' ? '90平' : '90 sqm' }
  if (/(一共几|how many)/.test(text)) return { inMinutes, say: '2' }
  if (/(上门地址|send the address|full address)/.test(text)) return { inMinutes, say: one.address }
  if (/(联系电话|手机号|mobile number)/.test(text)) return { inMinutes, say: `${one.name} ${one.phone}` }
  if (/(约哪天|Which day|换个时间|没看懂时间|没有空|都约满)/.test(text)) {
    return ++one.tries > 3
      ? undefined
      : { inMinutes, say: one.locale === 'zh' ? '后天下午都可以' : 'any time the day after tomorrow' }
  }
  return undefined
}

const stars = (choices: readonly Choice[], score: number) =>
  choices.find(({ label }) => label.split(' ')[0] === '⭐'.repeat(score))

function rate(one: Customer, choices: readonly Choice[], chance: Chance): Reaction | undefined {
  const score =
    one.grievance || one.rater === 'low' ? between(chance, 1, 2) : chance() < 0.15 ? 3 : between(chance, 4, 5)
  const star = stars(choices, score)
  const rating = (inMinutes: number): Reaction =>
    star && chance() < 0.6
      ? { inMinutes, score, press: star }
      : { inMinutes, score, say: anyOf(chance, [`${score}`, one.locale === 'zh' ? `${score}分` : `${score}`]) }
  switch (one.rater) {
    case 'silent':
      return undefined
    case 'prompt':
    case 'low':
      return rating(between(chance, 2, 120))
    case 'late':
      return rating(between(chance, 26 * 60, 40 * 60))
    case 'skips':
      return { inMinutes: between(chance, 2, 60), say: one.locale === 'zh' ? '跳过' : 'skip' }
    case 'opts_out': {
      const never = choices.find(({ label }) => /^(以后不用问我|Do not ask)/.test(label))
      return never && { inMinutes: between(chance, 2, 60), press: never }
    }
    default:
      return one.rater satisfies never
  }
}

function rateHandling(one: Customer, choices: readonly Choice[], chance: Chance): Reaction | undefined {
  if (one.rater === 'silent') return undefined
  const picked = choices[chance() < 0.8 ? 0 : 3]
  return picked && { inMinutes: between(chance, 5, 90), press: picked }
}

type Press = (label: RegExp, inMinutes?: number) => Reaction | undefined

function answerProposal(chance: Chance, press: Press): Reaction | undefined {
  const inMinutes = between(chance, 5, 120)
  return chance() < 0.75 ? press(/^(接受|I accept)$/, inMinutes) : press(/^(不接受|I do not accept)$/, inMinutes)
}

/** Somebody else where that is offered, else waiting, at last cancelling. */
function keptWaiting(
  chance: Chance,
  labelled: (label: RegExp) => Choice | undefined,
  press: Press,
): Reaction | undefined {
  const other = /^(换人上门|Somebody else)$/
  if (labelled(other) && chance() < 0.5) return press(other)
  return press(/^(免费取消|Cancel for free)$/, between(chance, 2, 10))
}
