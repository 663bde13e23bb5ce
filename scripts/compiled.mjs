// Imported before a program: what Node has compiled, and stripped of its types, is kept for the next start.
// Where nothing can be written the program starts as it always did.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/node'))
