import { IconMessage, IconPhone, IconX } from '@tabler/icons-react';
import { Button, Card, CareTeam, Chip, ClockProvider, Panes, RecordHeader, SectionHeader, Timeline, useLanguage } from '#ui';
import { facts, stages, team, timeline } from './record-samples.tsx';
import { frozenAt, frozenZone, samples } from './samples.ts';

/** The page of a case inside the narrow shell. */
export function CaseSample() {
  const words = samples[useLanguage()];
  return (
    <ClockProvider timeZone={frozenZone} frozenAt={frozenAt}>
      <Panes
        header={
          <RecordHeader
            name="River Almeida"
            documentTitle="2026-0187"
            about="29, they/them"
            line="No. 2026-0187 · Portuguese at home, English fine"
            alerts={
              <>
                <Chip tone="sea" icon={<IconMessage aria-hidden />}>
                  Text first, after 10:00
                </Chip>
                <Chip tone="overdue" icon={<IconX aria-hidden />}>
                  No voicemail at home
                </Chip>
              </>
            }
            actions={
              <Button variant="primary" icon={<IconPhone aria-hidden />} shortcut="C">
                Log a contact
              </Button>
            }
            facts={facts}
            stages={{ label: 'Stages', stages, here: 'Services running', note: 'day 36' }}
          />
        }
        left={{
          label: 'Timeline',
          content: (
            <>
              <SectionHeader level={2} title="Timeline" />
              <Timeline items={timeline} />
            </>
          ),
        }}
        main={{
          label: 'Plan',
          content: (
            <>
              <SectionHeader level={2} title="Plan, version 3" />
              <Card>
                <p style={{ fontStyle: 'italic', fontWeight: 600 }}>{words.goalWords}</p>
              </Card>
            </>
          ),
        }}
        right={{
          label: 'Team',
          content: (
            <>
              <SectionHeader title="Care team" count={3} />
              <CareTeam members={team} />
            </>
          ),
        }}
      />
    </ClockProvider>
  );
}
