import type { LucideIcon } from 'lucide-react'
import {
  Building2,
  CalendarClock,
  CalendarDays,
  ChartColumn,
  Inbox,
  Megaphone,
  ScanSearch,
  Settings,
  Star,
  TriangleAlert,
  Users,
  Workflow,
} from 'lucide-react'
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { Act } from '#access/can.ts'
import type { Both } from './shell/language.tsx'

export interface PageEntry {
  /** Below /console. What follows it is the page's own: `/cases` also gets `/cases/17`. */
  path: string
  title: Both<string>
  icon: LucideIcon
  /** Who has not this right does not see it; undefined for everybody. */
  right?: Act
  Page: LazyExoticComponent<ComponentType>
}

/** The pages in the order of the navigation; the first four have a place on a phone's bar, the others under "more". */
export const pages: readonly PageEntry[] = [
  {
    path: '/inbox',
    title: { zh: '收件箱', en: 'Inbox' },
    icon: Inbox,
    right: 'chat.read',
    Page: lazy(() => import('./pages/inbox/inbox-page.tsx')),
  },
  {
    path: '/cases',
    title: { zh: '投诉', en: 'Complaints' },
    icon: TriangleAlert,
    right: 'case.read',
    Page: lazy(() => import('./pages/cases/cases-page.tsx')),
  },
  {
    path: '/board',
    title: { zh: '排班表', en: 'Board' },
    icon: CalendarDays,
    right: 'board.read',
    Page: lazy(() => import('./pages/board/board-page.tsx')),
  },
  {
    path: '/overview',
    title: { zh: '总览', en: 'Overview' },
    icon: ChartColumn,
    right: 'overview.read',
    Page: lazy(() => import('./pages/overview/overview-page.tsx')),
  },
  {
    path: '/flows',
    title: { zh: '对话流程', en: 'Flows' },
    icon: Workflow,
    right: 'flows.read',
    Page: lazy(() => import('./pages/flows/flows-page.tsx')),
  },
  {
    path: '/inspector',
    title: { zh: '判断过程', en: 'Turns' },
    icon: ScanSearch,
    right: 'inspect.read',
    Page: lazy(() => import('./pages/inspector/inspector-page.tsx')),
  },
  {
    path: '/follow-ups',
    title: { zh: '跟进计划', en: 'Follow-ups' },
    icon: CalendarClock,
    right: 'followups.read',
    Page: lazy(() => import('./pages/follow-ups/follow-ups-page.tsx')),
  },
  {
    path: '/surveys',
    title: { zh: '问卷答复', en: 'Surveys' },
    icon: Star,
    right: 'surveys.enter',
    Page: lazy(() => import('./pages/surveys/surveys-page.tsx')),
  },
  {
    path: '/bulletin',
    title: { zh: '投诉通报', en: 'Bulletin' },
    icon: Megaphone,
    right: 'overview.read',
    Page: lazy(() => import('./pages/bulletin/bulletin-page.tsx')),
  },
  {
    path: '/company',
    title: { zh: '公司资料', en: 'Company' },
    icon: Building2,
    right: 'knowledge.read',
    Page: lazy(() => import('./pages/company/company-page.tsx')),
  },
  {
    path: '/team',
    title: { zh: '团队', en: 'Team' },
    icon: Users,
    right: 'team.read',
    Page: lazy(() => import('./pages/team/team-page.tsx')),
  },
  {
    path: '/settings',
    title: { zh: '设置', en: 'Settings' },
    icon: Settings,
    Page: lazy(() => import('./pages/settings/settings-page.tsx')),
  },
]
