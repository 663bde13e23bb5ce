import type { StaffGroup, StaffGroupParts } from '#staff-group/staff-group.ts'

/** The staff's group in Telegram; what speaks to Telegram is loaded only where there is one. */
export async function staffGroupOf(
  token: string,
  groupId: string,
  apiRoot: string,
  parts: Omit<StaffGroupParts, 'api' | 'groupId'>,
): Promise<StaffGroup> {
  const [{ makeApi }, { makeStaffGroup }] = await Promise.all([
    import('#channels/telegram/api.ts'),
    import('#staff-group/staff-group.ts'),
  ])
  return makeStaffGroup({ ...parts, api: makeApi(token, apiRoot.replace(/\/+$/, '')), groupId: Number(groupId) })
}
