import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Refused, Unreachable } from './request.ts'

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** Set where the page tells of a failure itself, so that it is not told twice. */
      quiet?: boolean
    }
  }
}

interface Told {
  /** Somebody who is not signed in (any more) was refused. */
  signedOut(): void
  /** What the staff member started did not come to pass. */
  failed(error: Error): void
}

/**
 * The cache of everything that pages have asked for. Refusals are final; what did not get through is tried twice more.
 * A failed mutation is told to whoever started it, unless its `meta.quiet` says that its page does that.
 */
export function makeQueries(told: Told): QueryClient {
  const heard = (error: Error) => {
    if (error instanceof Refused && error.status === 401) told.signedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: heard }),
    mutationCache: new MutationCache({
      onError(error, _variables, _onMutate, mutation) {
        heard(error)
        if (mutation.meta?.quiet !== true) told.failed(error)
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (failures, error) => error instanceof Unreachable && failures < 2,
        refetchOnWindowFocus: true,
      },
      // Without a network a press must fail visibly: waiting for hours and then acting would surprise.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
