/** The longest message that a customer may write, in UTF-16 units. */
export const longestText = 4_000

// oxlint-disable-next-line no-control-regex -- these are the characters to be taken out
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/**
 * A customer's text as it may be stored and shown: no NUL (PostgreSQL refuses it), no lone surrogates, no invisible
 * or direction-changing characters.
 */
export const clean = (text: string): string => text.toWellFormed().replace(unwanted, '').trim()
