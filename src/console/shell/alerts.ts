export const alertsKey = ['alerts']

/** Whether an alert of this kind cannot wait until somebody looks. */
export const isUrgent = (kind: string): boolean => ['s1', 'sla', 'callback', 'supervisor'].includes(kind)
