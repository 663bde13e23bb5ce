import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { mostFileBytes } from '#desk/staff-files.ts'
import { board } from './board.ts'
import { bulletin } from './bulletin.ts'
import { cases } from './cases.ts'
import { company } from './company.ts'
import { flows } from './flows.ts'
import { followUps } from './follow-ups.ts'
import type { ConsoleEnv } from './guard.ts'
import { changesAreWanted } from './changes-are-wanted.ts'
import { notTooOften } from './not-too-often.ts'
import { inspector } from './inspector.ts'
import { overview } from './overview.ts'
import { surveys } from './surveys.ts'
import type { ConsoleParts } from './parts.ts'
import { refuseIn } from './refusals.ts'
import { acts } from './acts.ts'
import { alerts } from './alerts.ts'
import { auditLog } from './audit.ts'
import { canned } from './canned.ts'
import { conversations } from './conversations.ts'
import { customerMerges, customerOfChat, customers } from './customers.ts'
import { events } from './events.ts'
import { files, tooLarge } from './files.ts'
import { helps } from './helps.ts'
import { inbox } from './inbox.ts'
import { later } from './later.ts'
import { dataRequests, personalDataOfChat } from './personal-data.ts'
import { media } from './media.ts'
import { mentions, notes } from './notes.ts'
import { join } from './join.ts'
import { staff } from './staff.ts'
import { search } from './search.ts'
import { session } from './session.ts'
import { team } from './team.ts'

/** The largest body of the console but for a file: a long text. */
const longestBody = 256 * 1024

/** The console's API, one line a resource. */
export function consoleApp(parts: ConsoleParts) {
  const app = new Hono<ConsoleEnv>()
  app.use(async (c, next) => {
    c.set('console', parts)
    c.set('weighed', false)
    c.set('recorded', false)
    await next()
    if (!c.res.headers.has('cache-control')) c.res.headers.set('Cache-Control', 'no-store')
  })
  app.use(notTooOften())
  app.use(changesAreWanted())
  const words = bodyLimit({
    maxSize: longestBody,
    onError: (c) => refuseIn(c, 413, 'too_large', { zh: '内容太长。', en: 'This is too long.' }),
  })
  const file = bodyLimit({ maxSize: mostFileBytes, onError: (c) => refuseIn(c, 413, 'too_large', tooLarge) })
  app.use((c, next) => (/^\/api\/console\/conversations\/[^/]+\/files$/.test(c.req.path) ? file : words)(c, next))
  return app
    .route('/session', session(parts))
    .route('/join', join(parts))
    .route('/staff', staff(parts))
    .route('/audit', auditLog(parts))
    .route('/cases', cases(parts))
    .route('/board', board(parts))
    .route('/follow-ups', followUps(parts))
    .route('/overview', overview(parts))
    .route('/flows', flows(parts))
    .route('/inspector', inspector(parts))
    .route('/surveys', surveys(parts))
    .route('/bulletin', bulletin(parts))
    .route('/company', company(parts))
    .route('/inbox', inbox(parts))
    .route('/search', search(parts))
    .route('/conversations', conversations(parts))
    .route('/conversations', acts(parts))
    .route('/conversations', helps(parts))
    .route('/conversations', notes(parts))
    .route('/conversations', later(parts))
    .route('/conversations', customerOfChat(parts))
    .route('/conversations', media(parts))
    .route('/conversations', files(parts))
    .route('/conversations', personalDataOfChat(parts))
    .route('/data-requests', dataRequests(parts))
    .route('/customers', customers(parts))
    .route('/customer-merges', customerMerges(parts))
    .route('/mentions', mentions(parts))
    .route('/canned', canned(parts))
    .route('/alerts', alerts(parts))
    .route('/team', team(parts))
    .route('/events', events(parts))
}
