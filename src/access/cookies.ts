/** A browser keeps a cookie with this prefix only when it came encrypted, for this host and all of its paths. */
export const cookiePrefix = (publicUrl: string | undefined): string =>
  publicUrl?.startsWith('https:') === true ? '__Host-' : ''

/** The cookie with the session's token. */
export const sessionCookieName = (publicUrl: string | undefined): string => `${cookiePrefix(publicUrl)}guanjia_session`

/** The cookie of a login that still wants its code. */
export const loginCookieName = (publicUrl: string | undefined): string => `${cookiePrefix(publicUrl)}guanjia_login`
