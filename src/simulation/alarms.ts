import type { Text } from '#business/catalogue/text.ts'

const done = (kind: string) =>
  `exists (select from follow_up f where f.conversation_id = a.conversation_id and f.kind = '${kind}' and f.status = 'done' and f.done_at = a.at)`

const caseOf = `exists (select from "case" c where c.number = a.detail->>'number' and c.conversation_id = a.conversation_id and c.opened_at <= a.at)`

const openHandoff = `exists (select from handoff h where h.conversation_id = a.conversation_id and h.opened_at <= a.at and (h.resolved_at is null or h.resolved_at >= a.at))`

/** What stands behind an alarm of each kind; one that is not named here has no known cause. */
const causes = `case
  when a.kind = 'handoff' then ${openHandoff}
  when a.kind = 's1' then exists (select from "case" c where c.conversation_id = a.conversation_id and c.severity = 'S1' and c.opened_at <= a.at)
  when a.kind = 'low_score' then exists (select from survey s where s.conversation_id = a.conversation_id and s.answered_at <= a.at
    and (s.score <= 2 or s.remarks @> '[{"severe": true}]')) or exists (select from poll p where p.conversation_id = a.conversation_id and p.answered_at <= a.at)
    or exists (select from case_rating r join "case" c on c.id = r.case_id where c.conversation_id = a.conversation_id and r.score <= 2)
  when a.kind = 'callback' and a.detail->>'what' = 'low_score' then ${done('callback')}
  when a.kind = 'callback' then ${openHandoff}
  when a.kind = 'dispatch' then case a.detail->>'what'
    when 'not_on_the_way' then ${done('departure_check')}
    when 'not_arrived' then ${done('arrival_check')}
    when 'undecided' then ${done('outcome_check')}
    when 'late' then ${done('late')}
    when 'not_reported_done' then ${done('completion_check')}
    when 'nobody_free' then exists (select from follow_up f where f.conversation_id = a.conversation_id and f.kind = 'late' and f.status = 'done' and f.done_at <= a.at) or exists (select from follow_up f where f.conversation_id = a.conversation_id and f.kind = 'replacement')
    when 'replaced' then exists (select from follow_up f where f.conversation_id = a.conversation_id and f.kind = 'replacement' and f.created_at = a.at)
    when 'replacement_refused' then exists (select from follow_up f where f.conversation_id = a.conversation_id and f.kind = 'replacement' and f.status = 'done' and f.done_at <= a.at)
    else false end
  when a.kind in ('sla', 'sla_soon') and a.detail->>'number' is not null then ${caseOf}
    and exists (select from case_event e join "case" c on c.id = e.case_id where c.number = a.detail->>'number' and e.at = a.at and e.kind = case a.kind when 'sla' then 'overdue' else 'due_soon' end)
  when a.kind in ('sla', 'sla_soon', 'supervisor') then ${openHandoff}
  when a.kind = 'bulletin' then exists (select from bulletin b where b.drafted_at = a.at)
  when a.kind = 'case' then ${caseOf} or exists (select from "case" c where c.conversation_id = a.conversation_id)
  else false end`

/** Every alarm has its cause, and every cause its alarm. */
export const alarms: readonly { text: Text; sql: string }[] = [
  {
    text: { zh: '每个告警都有来由', en: 'every alert has its cause' },
    sql: `select a.kind || ' ' || a.detail::text || ' ' || a.at as breach from alert a where not coalesce(${causes}, false)`,
  },
  {
    text: {
      zh: '每个漏掉的投诉时限告警一次，守住的不告警',
      en: 'each missed deadline of a complaint alarms once, a kept one never',
    },
    sql: `select f.key || ': ' || count(a.id) || ' alarms for ' || coalesce(f.reason, f.status) as breach from follow_up f
      join "case" c on c.id = f.data->>'caseId'
      left join alert a on a.kind = 'sla' and a.detail->>'number' = c.number and 'sla_' || (a.detail->>'what') = f.kind and a.detail->>'deadline' = f.data->>'deadline'
      where f.kind like 'sla_%' group by f.key, f.reason, f.status having count(a.id) <> case when f.reason = 'missed' then 1 else 0 end`,
  },
  {
    text: { zh: '守住的时限真的守住了', en: 'a deadline that is called kept was kept' },
    sql: `select c.number || ' answered ' || c.first_response_at || ', due ' || c.first_response_due as breach from "case" c join follow_up f on f.key = 'sla_first_response:' || c.id
      where f.reason = 'kept' and c.first_response_at > c.first_response_due
      union all select c.number || ' closed ' || c.closed_at || ', due ' || c.close_due from "case" c join follow_up f on f.key = 'sla_close:' || c.id
      where f.reason = 'kept' and c.closed_at > c.close_due`,
  },
  {
    text: { zh: '每个 S1 都有人被叫醒', en: 'for every S1 somebody is alarmed at once' },
    sql: `select c.number as breach from "case" c where c.severity = 'S1' and not exists (select from case_event e where e.case_id = c.id and e.kind = 'graver')
      and not exists (select from alert a where a.conversation_id = c.conversation_id and a.kind = 's1' and a.at = c.opened_at)`,
  },
]
