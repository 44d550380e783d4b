import { IconCar, IconHeart, IconPhone } from '@tabler/icons-react';
import { ClockProvider, DutyList, DutyRow, GroupHeader, PageHeader, PageLayout, SectionHeader, useLanguage } from '#ui';
import { frozenAt, frozenZone, samples } from './samples.ts';

const nothing = () => {};

/** A home screen inside the shell, as Today will look. */
export function HomeSample() {
  const words = samples[useLanguage()];
  const row = { who: <a href="#river">River Almeida</a>, title: words.contactTitle, reason: words.contactReason, onPostpone: nothing };
  return (
    <ClockProvider timeZone={frozenZone} frozenAt={frozenAt}>
      <PageLayout asideLabel="Waiting" aside={<SectionHeader level={2} title="Waiting for me" count={2} />}>
        <PageHeader title="Tuesday 10 March" lead="Six due today, two of them late." />
        <DutyRow
          first
          icon={<IconHeart />}
          who={<a href="#lena">Lena Fischer</a>}
          title={words.safetyTitle}
          reason={words.safetyReason}
          deadline={{ due: '2026-03-10T15:12:00Z', startedAt: '2026-03-10T12:00:00Z', show: 'countdown', urgent: true }}
          verb={{ label: words.callVerb, icon: <IconPhone aria-hidden />, onPress: nothing }}
        />
        <GroupHeader title="Overdue" count={2} tone="overdue" />
        <DutyList label="Overdue">
          {['2026-03-06', '2026-03-08'].map((due) => (
            <DutyRow
              key={due}
              {...row}
              icon={<IconPhone />}
              deadline={{ due }}
              verb={{ label: words.callVerb, onPress: nothing }}
              handOver={{ receivers: [], onHandOver: nothing }}
            />
          ))}
        </DutyList>
        <GroupHeader title="Today" count={1} tone="today" />
        <DutyList label="Today">
          <DutyRow
            {...row}
            icon={<IconCar />}
            deadline={{ due: '2026-03-10T21:00:00Z' }}
            verb={{ label: words.callVerb, onPress: nothing }}
            handOver={{ receivers: [], onHandOver: nothing }}
          />
        </DutyList>
      </PageLayout>
    </ClockProvider>
  );
}
