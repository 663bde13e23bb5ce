/** The places of a canned reply that nothing was known for, such as `{{booking.ref}}`, and that nobody has filled in. */
export const blanksIn = (reply: string): string[] => reply.match(/\{\{\s*[a-z][a-z.]*\s*\}\}/gi) ?? []
