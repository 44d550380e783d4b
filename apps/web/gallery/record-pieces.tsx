import { IconFileText, IconPencil, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { CareTeam, FactsStrip, GroupHeader, SectionHeader, StageStrip, Tabs, Timeline } from '#ui';
import { Piece } from './piece.tsx';

const stages = ['Referred', 'Assessed', 'Plan signed', 'Services running', 'Goals reached', 'Closed'].map((label) => ({
  key: label,
  label,
}));

/** What stands on the page of a record. */
export function RecordPieces() {
  const [filter, setFilter] = useState('all');
  const [tab, setTab] = useState<'plan' | 'timeline' | 'team'>('plan');
  return (
    <>
      <Piece title="Facts strip" span={12}>
        <FactsStrip
          facts={[
            { key: 'worker', label: 'Point person', value: <a href="#amara">Amara Lindgren</a> },
            { key: 'model', label: 'Model', value: 'Clinical', note: 'weekly contact' },
            { key: 'deadline', label: 'Next deadline', value: <a href="#plan">Plan review Fri 20 Mar</a>, tone: 'today' },
            { key: 'cover', label: 'Cover', value: 'Sound Health', note: 'physio 14 of 30 used' },
            { key: 'gap', label: 'Money gap', value: '$86.00', note: 'a month, transport', tone: 'overdue' },
            { key: 'consent', label: 'Consent', value: <a href="#consent">5 agencies</a>, note: 'next ends 22 Mar' },
          ]}
        />
      </Piece>
      <Piece title="Stage strip" span={12}>
        <StageStrip label="Stages" stages={stages} here="Services running" note="day 36" />
      </Piece>
      <Piece title="Timeline" span={4}>
        <Timeline
          filters={[
            { key: 'all', label: 'All', count: 64 },
            { key: 'contact', label: 'Contacts', icon: <IconPhone aria-hidden /> },
            { key: 'document', label: 'Documents', icon: <IconFileText aria-hidden /> },
          ]}
          filter={filter}
          onFilter={setFilter}
          items={[
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
          ]}
        />
      </Piece>
      <Piece title="Care team" span={4}>
        <SectionHeader title="Care team" count={3} aside={<a href="#team">Open</a>} />
        <CareTeam
          members={[
            {
              id: '1',
              name: 'Amara Lindgren',
              role: 'Case manager, Harbor',
              sees: ['health_general', 'mental_health', 'finance', 'social'],
            },
            { id: '2', name: 'Cedar Rehabilitation', kind: 'organization', role: 'Physiotherapy', sees: ['health_general'] },
            { id: '3', name: 'Jo Ferreira', role: 'Friend, cycling club', sees: [] },
          ]}
        />
      </Piece>
      <Piece title="Headers and tabs" span={4}>
        <GroupHeader title="Overdue" count={2} tone="overdue" />
        <GroupHeader title="Today" count={4} tone="today" />
        <GroupHeader title="Next 7 days" count={11} tone="soon" aside={<a href="#all">All 11</a>} />
        <Tabs
          label="Case"
          tabs={[
            { key: 'plan', label: 'Plan' },
            { key: 'timeline', label: 'Timeline', count: 64 },
            { key: 'team', label: 'Team' },
          ]}
          current={tab}
          onChange={setTab}
        >
          <p style={{ padding: '12px 0' }}>{tab}</p>
        </Tabs>
      </Piece>
    </>
  );
}
