import { DutyList } from '#ui';
import { DutyItem, type Settled, SettledLine } from './duty-item.tsx';
import type { DutyView } from './queries.ts';

export type SettledDuties = {
  /** What was settled just now, by the duty's id; it stays in its place until its line is over. */
  readonly byId: ReadonlyMap<string, { duty: DutyView; settled: Settled }>;
  readonly settle: (duty: DutyView, settled: Settled) => void;
  readonly forget: (id: string) => void;
};

type DutyRowsProps = {
  label: string;
  duties: readonly DutyView[];
  settled: SettledDuties;
  showsPerson?: boolean;
  namesHolder?: boolean | undefined;
};

/** Duties under each other; one that was just settled is its "Undo" line for a moment. */
export function DutyRows({ label, duties, settled, showsPerson = true, namesHolder }: DutyRowsProps) {
  return (
    <DutyList label={label}>
      {duties.map((duty) => {
        const gone = settled.byId.get(duty.id);
        if (gone) return <SettledLine key={duty.id} settled={gone.settled} onOver={() => settled.forget(duty.id)} />;
        return <DutyItem key={duty.id} duty={duty} showsPerson={showsPerson} namesHolder={namesHolder} onSettled={settled.settle} />;
      })}
    </DutyList>
  );
}
