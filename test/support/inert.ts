/** Something that has every property and can be called: for handlers that are made but not asked anything. */
export const inert: unknown = new Proxy(() => undefined, {
  get: (_target, name) => (name === 'then' ? undefined : inert),
  apply: () => inert,
})
