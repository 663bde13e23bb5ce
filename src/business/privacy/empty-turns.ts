import { sql, type SQL } from 'drizzle-orm'

/**
 * What of a turn's record stays when its contents go: the kinds of what was said and done, which figures count, and
 * nothing in anybody's words. For `update turn set ...`.
 */
export const emptiedTurn: SQL = sql`
  given = (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', g->'kind', 'event', g->'event',
      'severity', g->'severity', 'text', case when g->>'kind' = 'message' then '' end,
      'commands', (select jsonb_agg(jsonb_build_object('kind', c->'kind')) from jsonb_array_elements(
        case when jsonb_typeof(g->'commands') = 'array' then g->'commands' else '[]' end) c)))), '[]')
    from jsonb_array_elements(given) g),
  trace = (select coalesce(jsonb_agg(t), '[]') from jsonb_array_elements_text(trace) t
    where t ~ '^([a-z]+ [a-z_-]+|[a-z_-]+ ended: [a-z_-]+|handoff: [a-z0-9_-]+|[a-z_-]+ → [a-z_]+|silent: .+ has the chat)$'
      and t !~ '^chose ')`
