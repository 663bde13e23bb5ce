import type { Conversation } from './model.ts'

export type Act = Exclude<keyof Conversation['me'], 'breakGlass'>

/**
 * What the page offers to do with a conversation: what one has the right to (after saying why counts too) and what makes
 * sense as it stands. Nobody takes what he has, gives back what the bot has, or transfers what is not his.
 */
export function whatMayBeDone({ me, assignee, handoff }: Conversation, staffId: string): Record<Act, boolean> {
  const mine = assignee === staffId
  const may = (act: Act) => me[act] || me.breakGlass
  return {
    take: may('take') && !mine,
    say: may('say'),
    back: may('back') && assignee !== 'bot',
    close: may('close') && (assignee !== 'bot' || handoff !== null),
    transfer: me.transfer && mine,
    assign: me.assign && !mine,
    note: me.note,
    later: may('later') && mine,
    resend: may('resend'),
  }
}
