import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCompany } from '#business/catalogue/company.ts'
import type { Context } from '#engine/command.ts'
import { knowledgeOf } from '#understanding/offline/knowledge.ts'
import { understandOffline } from '#understanding/offline/understand-offline.ts'

const file = join(import.meta.dirname, '../../src/demo/catalogue.yaml')
const parsed = parseCompany(readFileSync(file, 'utf8'), file)
if (!parsed.ok) throw new Error('the demo catalogue does not parse')
const knowledge = knowledgeOf(parsed.company)
const moment = { now: '2026-03-04T10:00:00+08:00', zone: 'Asia/Shanghai', locale: 'zh' } as const

function read(text: string, context: Partial<Context> = {}) {
  return understandOffline(text, { ...moment, ...context }, knowledge)
}

/** The commands in short: `booking`, `set when`, `praise`, `affirm`. */
function brief(text: string, context: Partial<Context> = {}): string[] {
  return read(text, context).commands.map((command) => {
    if (command.kind === 'start') return command.flow
    if (command.kind === 'set') return `set ${command.slot}`
    if (command.kind === 'smalltalk') return command.about
    return command.kind
  })
}

describe('what a message is about', () => {
  it.each([
    ['下礼拜二下午找个师傅来洗两台挂机', 'booking'],
    ['need someone to mop the floors on friday morning', 'booking'],
    ['我把日子搞错了，挪到十八号', 'reschedule'],
    ['could we push it back to next week', 'reschedule'],
    ['那单我不想要了，帮我退了', 'cancel'],
    ['please cancel my order', 'cancel'],
    ['师傅走到什么地方了', 'status'],
    ['has my booking been confirmed yet?', 'status'],
    ['地没拖，垃圾也没倒，就这样收我四百', 'complaint'],
    ['your cleaner was two hours late and very rude', 'complaint'],
    ['擦一扇窗多少钱', 'answer'],
    ['do you clean on Sundays?', 'answer'],
    ['建议你们出个夜间套餐', 'feedback'],
    ['这位大姐干活真利索，必须点赞', 'praise'],
    ['你好呀', 'greeting'],
    ['多谢多谢', 'thanks'],
    ['没事了，拜拜', 'goodbye'],
    ['明天股票会涨吗', 'other'],
    ['你们还招保洁员吗', 'other'],
  ])('%s is %s', (text, expected) => {
    expect(brief(text)).toContain(expected)
  })

  it.each(['ㄅㄆㄇ xqz', '……', 'zxcvbnm qwrt', ''])('asks back for what nobody can read: %j', (text) => {
    expect(brief(text)).toEqual(['unclear'])
  })
})

describe('a person instead of the bot', () => {
  it.each([
    '转人工',
    '給我找個真人',
    '叫你们主管听电话',
    '跟你讲不清楚，换个会说话的',
    'let me speak to a supervisor',
    '我要活人！！',
    '麻烦客服给我回个电话',
    '你是机器人吧，那就换个人来跟我说',
    '客服要是上班了就给我转一下',
    '不要客服，要你们经理',
    '地毯又洗缩水了，气死我了，叫你们店长来',
    '看到后麻烦回个话，打给我就行',
  ])('%s hands off', (text) => {
    expect(brief(text)).toContain('handoff')
  })

  it.each([
    '周末有人工客服吗',
    '你们客服电话是多少',
    '你是真人还是机器人',
    '可以打电话预约吗',
    '验收的时候有主管在现场吗',
    'am I talking to a bot?',
    'what hours is customer service open',
  ])('%s only asks about people', (text) => {
    expect(brief(text)).toEqual(['answer'])
  })

  it.each([
    '别转人工，就问问多少钱',
    '不用找客服，擦玻璃怎么收费',
    'no need for a human, how much is a deep clean',
    '人工费怎么算',
    '让阿姨到了给我打电话',
    '找个人来打扫卫生，明天上午',
    '你们主管昨天说三天内答复我',
    '让师傅到楼下找前台王小姐拿卡',
    '银行的人工客服怎么打',
    '到了别按门铃，打我电话就行',
  ])('%s does not', (text) => {
    expect(brief(text)).not.toContain('handoff')
  })
})

describe('complaints', () => {
  it.each([
    ['保姆把我爸关在房间里不给饭吃', 'elder_safety', 'S1'],
    ['the nanny slapped my little boy', 'child_safety', 'S1'],
    ['阿姨走了以后我的金项链没了', 'theft', 'S1'],
    ['厨房一股煤气味', 'safety_hazard', 'S1'],
    ['师傅老是说下流话还摸我', 'harassment', 'S1'],
    ['来的人跟照片上不是同一个', 'identity_mismatch', 'S1'],
    ['定金一直不退，我要找律师', 'refund_contract', 'S2'],
    ['约的八点，九点多了阿姨还没影，等了一个多小时', 'late_noshow', 'S3'],
    ['窗户擦得一道一道的，根本没擦干净', 'quality', 'S3'],
  ])('%s: %s, %s', (text, category, severity) => {
    const { commands, severity: judged } = read(text)
    expect(commands).toContainEqual({ kind: 'start', flow: 'complaint', category })
    expect(judged).toBe(severity)
  })

  it('hears sarcasm', () => {
    expect(brief('你们可真行，迟到两小时还好意思收全款')).toContain('complaint')
  })

  it.each([
    '东西弄坏了你们赔吗',
    '万一阿姨在我家摔了算谁的',
    '还想要上次那个阿姨，周五有空吗',
    '孩子在学校摔了，跟你们没关系，就问下明天能来吗',
    '我妈要住院了，想找个护工陪护',
  ])('%s is none', (text) => {
    expect(brief(text)).not.toContain('complaint')
    expect(read(text).severity).toBeUndefined()
  })

  it.each([
    ['漏煤气了怎么办', 'safety_hazard'],
    ['老人被护工打了找谁', 'elder_safety'],
    ['保姆打孩子，我该怎么处理', 'child_safety'],
  ])('is heard in a question when it is happening: %s', (text, category) => {
    expect(read(text).commands).toContainEqual({ kind: 'start', flow: 'complaint', category })
    expect(read(text).severity).toBe('S1')
    expect(brief('万一漏煤气怎么办')).not.toContain('complaint')
  })

  it('that names nothing is of no grave kind', () => {
    expect(read('我要投诉你们').severity).not.toBe('S1')
  })

  it.each(['你们阿姨把我家花瓶打碎了', '师傅把我打光的灯碰倒了，灯管碎了'])('%s is no danger', (text) => {
    expect(read(text).severity).not.toBe('S1')
  })

  it('carries the severity of what comes up later', () => {
    expect(read('对了，她还打了我女儿一巴掌', { flow: 'complaint', expecting: 'note' }).severity).toBe('S1')
  })
})

describe('negation', () => {
  it.each([
    ['不是要取消，是想换一天', 'reschedule', 'cancel'],
    ['不改了，直接取消', 'cancel', 'reschedule'],
    ['取消要不要钱', 'answer', 'cancel'],
  ])('%s is %s, not %s', (text, meant, notMeant) => {
    expect(brief(text)).toContain(meant)
    expect(brief(text)).not.toContain(notMeant)
  })
})

describe('several wishes in one message', () => {
  it.each([
    ['取消预约，钱什么时候退', ['cancel', 'answer']],
    ['周四的取消，另外约周六下午洗空调', ['cancel', 'booking', 'set service', 'set when']],
    ['想约明天下午三点保洁，90平', ['booking', 'set service', 'set when', 'set area']],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual(expect.arrayContaining(expected))
  })
})

describe('several services in one message', () => {
  const set = (text: string, slot: string, context: Partial<Context> = {}) =>
    read(text, context).commands.flatMap((command) =>
      command.kind === 'set' && command.slot === slot ? [command.value] : [],
    )

  it('takes the first and names the others', () => {
    const text = '约周六洗油烟机，再洗两台空调，顺便擦玻璃'
    expect(set(text, 'service')).toEqual(['hood'])
    expect(set(text, 'also')).toEqual(['空调清洗、擦玻璃'])
    expect(set(text, 'count')).toEqual([])
  })

  it('leaves a running order as it is when another comes to mind', () => {
    const context = { flow: 'booking', expecting: 'when', slots: { service: 'clean-daily' } }
    const text = '周六上午，另外再洗两台空调'
    expect(set(text, 'service', context)).toEqual([])
    expect(set(text, 'also', context)).toEqual(['空调清洗'])
  })

  it.each([
    ['三个空调 两个挂机一个柜机 周六洗', 3, 'wall,cabinet'],
    ['柜机1台 挂机2台，周日洗', 3, 'wall,cabinet'],
    ['两台挂机，两台柜机，周日洗', 4, 'wall,cabinet,cabinet'],
  ])('counts each kind: %s', (text, count, kinds) => {
    expect(set(text, 'count')).toEqual([count])
    expect(set(text, 'variant')).toEqual([kinds])
  })

  it.each(['备注：家里有狗', '加个备注吧，就写家里有狗', 'note: dog at home'])(
    'notes what is headed so: %s',
    (text) => {
      const { commands } = read(text, { flow: 'booking', expecting: 'confirm' })
      expect(commands).toEqual([
        expect.objectContaining({ slot: 'note', value: expect.stringMatching(/^(?:家里有狗|dog at home)$/) }),
      ])
    },
  )
})

describe('the question just asked', () => {
  const booking = { flow: 'booking' }
  it.each([
    ['count', '两个人吧', 'count', 2],
    ['area', '90', 'area', 90],
    ['area', '不大，五十几', 'area', 50],
    ['area', 'about ninety', 'area', 90],
    ['area', '2', 'area', 2],
    ['area', '0平', 'area', 0],
    ['name', 'Tom', 'name', 'Tom'],
    ['name', 'Ann', 'name', 'Ann'],
    ['rating', '不想伤人，三', 'rating', 3],
    ['rating', '八十五分上下', 'rating', 4],
    ['rating', '星星全点亮', 'rating', 5],
    ['phone', '一三九零零零零一一一一', 'phone', '13900001111'],
    ['service', '擦窗', 'service', 'window'],
  ])('asked for %s, %s fills it', (expecting, text, slot, value) => {
    expect(read(text, { ...booking, expecting }).commands).toContainEqual(expect.objectContaining({ slot, value }))
  })

  it.each([
    ['可以，就这样', ['affirm']],
    ['不行，太早了', ['deny']],
    ['嗯嗯', ['affirm']],
    ['算了，不约了', ['cancel']],
  ])('to be confirmed: %s', (text, expected) => {
    expect(brief(text, { ...booking, expecting: 'confirm' })).toEqual(expected)
  })

  it('keeps the hour when only the day is corrected', () => {
    const slots = { when: { start: '2026-03-06T15:00:00+08:00', precision: 'instant' } }
    const { commands } = read('不对，改成周四', { ...booking, expecting: 'confirm', slots })
    expect(commands).toEqual([
      expect.objectContaining({ slot: 'when', value: expect.objectContaining({ start: '2026-03-05T15:00:00+08:00' }) }),
    ])
  })

  it('answers a question in between and stays where it was', () => {
    expect(brief('要不要自己准备工具？', { ...booking, expecting: 'when' })).toEqual(['answer'])
  })

  it('takes a rating with its reason', () => {
    const { commands } = read('还行，就是迟到半小时', { flow: 'survey', expecting: 'rating' })
    expect(commands).toContainEqual(expect.objectContaining({ slot: 'rating', value: 3 }))
    expect(commands).toContainEqual(expect.objectContaining({ slot: 'note' }))
  })

  it.each(['随便', '我不想填', '先跳过吧'])('%s skips', (text) => {
    expect(brief(text, { ...booking, expecting: 'name' })).toEqual(['skip'])
  })

  it('understands leaving in the middle', () => {
    expect(brief('不弄了', { ...booking, expecting: 'area' })).toEqual(['cancel'])
    expect(brief('我不约了')).toEqual(['cancel'])
  })
})

describe('what can be meant where one stands', () => {
  it.each([
    ['不需要了', {}, ['cancel']],
    ['不是，我要投诉的', {}, ['complaint']],
    ['2', { flow: 'booking', expecting: 'address' }, ['unclear']],
    ['还是原来的时间吧', { flow: 'reschedule', expecting: 'when' }, ['cancel']],
    ['恁说啥？再说一遍', { flow: 'booking', expecting: 'area' }, ['repeat']],
  ] as const)('%s %j', (text, context, expected) => {
    expect(brief(text, context)).toEqual(expected)
  })

  it.each(['家里有煤气味怎么办，刚才阿姨做过饭', '师傅晕倒了，你们那边会派人过来吗'])(
    'hears the danger in %s',
    (text) => {
      expect(read(text).severity).toBe('S1')
    },
  )

  it('takes no story of others and no plan for danger', () => {
    for (const text of ['要是给我家整着火了，你们包赔不', '你们有没有应急预案，比如燃气泄漏师傅怎么做'])
      expect(brief(text)).not.toContain('complaint')
  })
})

describe('slots', () => {
  it('sets none that the message gives no reason for', () => {
    expect(brief('保洁一小时多少钱')).not.toContain('set duration')
    expect(brief('昨天来的阿姨没擦干净')).not.toContain('set when')
  })

  it('takes the new time of a booking that is moved, not the old one', () => {
    const { commands } = read('把周五的保洁改到周六上午十点')
    expect(commands).toContainEqual(
      expect.objectContaining({ slot: 'when', value: expect.objectContaining({ start: '2026-03-07T10:00:00+08:00' }) }),
    )
  })

  it('keeps wishes about the visit as a note', () => {
    expect(brief('约周六保洁，家里有猫，要个女师傅')).toContain('set note')
  })
})

describe('danger told in answer to something else', () => {
  it.each([
    ['1分，那个看护扇我爷爷耳光', 'survey', 'rating'],
    ['上回那个保姆掐我家娃，别再让她来', 'booking', 'note'],
    ['好的，另外上次师傅把我外婆烫伤了你们管不管', 'booking', 'confirm'],
    ['没有单号，来的那个男的手里拿着刀', 'status', 'order'],
    ['上周那单，师傅把我儿子反锁在阳台上', 'status', 'order'],
  ])('%s opens a grave complaint', (text, flow, expecting) => {
    expect(brief(text, { flow, expecting })).toContain('complaint')
    expect(read(text, { flow, expecting }).severity).toBe('S1')
  })

  it.each([
    ['我爷爷摔伤了在家养着，想请个看护', 'booking', 'when'],
    ['燃气总阀在阳台右边', 'booking', 'note'],
    ['外婆住院了', 'cancel', 'reason'],
    ['不是他偷的，是我自己放错了', 'survey', 'reason'],
    ['好评如潮，口碑炸裂，五星', 'survey', 'rating'],
    ['别打孩子的手机，他在上课', 'booking', 'note'],
  ])('%s tells of none', (text, flow, expecting) => {
    expect(brief(text, { flow, expecting })).not.toContain('complaint')
    expect(read(text, { flow, expecting }).severity).toBeUndefined()
  })
})

it('gives the same answer for any text every time, and never throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(undefined, 'confirm', 'rating', 'when', 'note'),
      (text, expecting) => {
        const context = expecting === undefined ? {} : { flow: 'booking', expecting }
        const once = read(text, context)
        expect(read(text, context)).toEqual(once)
        expect(once.commands.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 300 },
  )
})

describe('a word or two', () => {
  it.each(['不知道', '我不知道', '没看懂', '晕', '他', '哪里', 'no idea', '嗯？', '真的吗', '不清楚'])(
    '%s starts nothing and alarms nobody',
    (text) => {
      expect(read(text).severity).toBeUndefined()
      expect(brief(text).filter((command) => /booking|cancel|reschedule|complaint|handoff/.test(command))).toEqual([])
    },
  )

  it.each(['着火了', '打人了', '流血了', '救命', '救命啊！'])('%s is an alarm all the same', (text) => {
    expect(read(text).severity).toBe('S1')
  })

  it('that refuses a question and asks for somebody fetches somebody', () => {
    expect(brief('别问了，你直接给我找个人', { flow: 'booking', expecting: 'address' })).toContain('handoff')
    expect(brief('不知道', { flow: 'booking', expecting: 'address' })).toEqual(['skip'])
  })

  it.each(['没看懂', '听不懂', '我不知道'])('%s is not understood, rather than small talk', (text) => {
    expect(brief(text)).toEqual(['unclear'])
  })
})

describe('what is undone only to be moved', () => {
  it.each(['周五的保洁别来了，换周六上午', '今天别来了，明天上午九点来吧'])('%s is moved', (text) => {
    expect(brief(text)).toContain('reschedule')
    expect(brief(text)).not.toContain('cancel')
  })

  it('is undone where no other time is given', () => {
    expect(brief('别来了，以后都不要来')).toContain('cancel')
  })
})
