import { IconFileText, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { CareTeam, FactsStrip, GroupHeader, SectionHeader, StageStrip, Tabs, Timeline } from '#ui';
import { Piece } from './piece.tsx';
import { facts, stages, team, timeline } from './record-samples.tsx';

/** What stands on the page of a record. */
export function RecordPieces() {
  const [filter, setFilter] = useState('all');
  const [tab, setTab] = useState<'plan' | 'timeline' | 'team'>('plan');
  return (
    <>
      <Piece title="Facts strip" span={12}>
        <FactsStrip facts={facts} />
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
          items={timeline}
        />
      </Piece>
      <Piece title="Care team" span={4}>
        <SectionHeader title="Care team" count={3} aside={<a href="#team">Open</a>} />
        <CareTeam members={team} />
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
