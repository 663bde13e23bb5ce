import { useLocation, useRoute } from 'wouter'
import { useTexts } from '../../shell/language.tsx'
import { useRight } from '../../shell/session.tsx'
import { settingsTexts } from '../../texts/settings.ts'
import { Page } from '../../ui/page.tsx'
import { TabPanel, Tabs } from '../../ui/tabs.tsx'
import { AuditLog } from './audit-log.tsx'
import { CannedReplies } from './canned-replies.tsx'
import { DataRequests } from './data-requests.tsx'
import { OwnAccount } from './own-account.tsx'
import { StaffList } from './staff-list.tsx'

type Tab = 'own' | 'canned' | 'requests' | 'staff' | 'audit'

/** One's own account for everybody; staff and the audit log for those who may. */
export default function SettingsPage() {
  const texts = useTexts(settingsTexts)
  const [, go] = useLocation()
  const [, params] = useRoute('/settings/:tab')
  const managesStaff = useRight('staff.manage')
  const readsAudit = useRight('audit.read')
  const seesToRequests = useRight('customer.ask')
  const tabs: Tab[] = [
    'own',
    'canned',
    ...(seesToRequests ? ['requests' as const] : []),
    ...(managesStaff ? ['staff' as const] : []),
    ...(readsAudit ? ['audit' as const] : []),
  ]
  const tab = tabs.find((known) => known === params?.tab) ?? 'own'
  return (
    <Page title={texts.settings}>
      <Tabs
        label={texts.settings}
        value={tab}
        onChange={(next) => go(`/settings/${next}`)}
        tabs={tabs.map((id) => ({ id, label: texts.tabs[id] }))}
      >
        <div className="pt-4">
          <TabPanel id={tab}>
            {tab === 'own' && <OwnAccount />}
            {tab === 'canned' && <CannedReplies />}
            {tab === 'requests' && <DataRequests />}
            {tab === 'staff' && <StaffList />}
            {tab === 'audit' && <AuditLog />}
          </TabPanel>
        </div>
      </Tabs>
    </Page>
  )
}
