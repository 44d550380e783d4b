import { IconFileText, IconPencil, IconPhone } from '@tabler/icons-react';
import type { CareTeamMember, Fact, TimelineItem } from '#ui';

export const stages = ['Referred', 'Assessed', 'Plan signed', 'Services running', 'Goals reached', 'Closed'].map((label) => ({
  key: label,
  label,
}));

export const facts: readonly Fact[] = [
  { key: 'worker', label: 'Point person', value: <a href="#amara">Amara Lindgren</a> },
  { key: 'model', label: 'Model', value: 'Clinical', note: 'weekly contact' },
  { key: 'deadline', label: 'Next deadline', value: <a href="#plan">Plan review Fri 20 Mar</a>, tone: 'today' },
  { key: 'cover', label: 'Cover', value: 'Sound Health', note: 'physio 14 of 30 used' },
  { key: 'gap', label: 'Money gap', value: '$86.00', note: 'a month, transport', tone: 'overdue' },
  { key: 'consent', label: 'Consent', value: <a href="#consent">5 agencies</a>, note: 'next ends 22 Mar' },
];

export const timeline: readonly TimelineItem[] = [
  {
    id: '1',
    at: '2026-03-09T23:42:00Z',
    icon: <IconPencil />,
    title: 'Plan version 3 signed',
    text: 'Waits for your signature.',
    by: 'River, on their phone',
    look: 'milestone',
  },
  {
    id: '2',
    at: '2026-03-09T15:05:00Z',
    icon: <IconPhone />,
    title: 'Check-in call, not reached',
    text: 'No voicemail left, as agreed. Second try due.',
    by: 'Amara',
    look: 'failed',
  },
  { id: '3', at: '2026-03-06T18:20:00Z', icon: <IconFileText />, title: 'Report from Dr. Sørensen', by: 'Neuropsychology' },
];

export const team: readonly CareTeamMember[] = [
  { id: '1', name: 'Amara Lindgren', role: 'Case manager, Harbor', sees: ['health_general', 'mental_health', 'finance', 'social'] },
  { id: '2', name: 'Cedar Rehabilitation', kind: 'organization', role: 'Physiotherapy', sees: ['health_general'] },
  { id: '3', name: 'Jo Ferreira', role: 'Friend, cycling club', sees: [] },
];
