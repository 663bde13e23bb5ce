import { ArrowLeft, MessageSquare } from 'lucide-react'
import { Link } from 'wouter'
import { useTexts } from '../../shell/language.tsx'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useTurns } from './calls.ts'
import { inspectorTexts } from './texts.ts'
import { TurnView } from './turn-view.tsx'

/** The turns of one chat, the latest first. */
export function ChatTurns({ conversationId }: { conversationId: string }) {
  const texts = useTexts(inspectorTexts)
  const query = useTurns(conversationId)
  const turns = query.data?.pages.flatMap((page) => page.turns) ?? []
  const link = 'inline-flex min-h-9 items-center gap-1 text-sm text-brand underline'
  return (
    <Page title={texts.title} about={texts.about} wide>
      <div className="flex flex-wrap gap-x-4">
        <Link href="/inspector" className={link}>
          <ArrowLeft aria-hidden="true" className="size-4" />
          {texts.back}
        </Link>
        <Link href={`/inbox/${encodeURIComponent(conversationId)}`} className={link}>
          <MessageSquare aria-hidden="true" className="size-4" />
          {texts.openChat}
        </Link>
      </div>
      <Loaded query={query}>
        {(data) =>
          turns.length === 0 ? (
            <EmptyState title={texts.noTurns} text={texts.noTurnsText} />
          ) : (
            <>
              <ol className="flex flex-col gap-3">
                {turns.map((turn) => (
                  <li key={turn.seq} id={`turn-${turn.seq}`}>
                    <TurnView turn={turn} categories={data?.pages[0]?.categories ?? []} />
                  </li>
                ))}
              </ol>
              {query.hasNextPage && (
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {texts.older}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
