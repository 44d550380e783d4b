import { CalendarDate, formatDate, type Language } from '#kernel';
import { type ExportColumn, text } from '#platform';
import type { AssessmentGrid, GridCell, GridInstrument, GridRow } from '../model-grid.ts';

/** One line of the grid as a file holds it: its instrument, what is measured, and the cells of the screen. */
export interface GridLine {
  readonly instrument: GridInstrument;
  readonly row: GridRow;
}

/** The lines of the screen in its order. */
export function gridLines({ instruments }: AssessmentGrid): GridLine[] {
  return instruments.flatMap((instrument) => instrument.rows.map((row) => ({ instrument, row })));
}

/** Two columns for each day: the figure, to count with, and what the screen says about it in words. */
export function gridColumns({ columns, of }: AssessmentGrid, language: Language): ExportColumn<GridLine>[] {
  const say = (key: string, facts?: Record<string, unknown>) => text(language, `assessments:${key}`, facts);
  const number = new Intl.NumberFormat(language);
  return [
    { header: say('grid.instrument'), value: ({ instrument }) => instrument.title.text },
    { header: say('grid.measure'), value: ({ row }) => rowLabel(row, say) },
    ...columns.flatMap(({ on, caseNumber }, index) => {
      const day = formatDate(CalendarDate.parse(on), language, { style: 'numeric' });
      const header = of === 'person' ? `${day} (${caseNumber})` : day;
      return [
        { header, value: ({ row }: GridLine) => row.cells[index]?.value ?? null },
        {
          header: say('grid.meaningOf', { day: header }),
          value: ({ row }: GridLine) => {
            const cell = row.cells[index];
            return cell ? cellWords(row, cell, say, number).join('; ') : null;
          },
        },
      ];
    }),
  ];
}

type Say = (key: string, facts?: Record<string, unknown>) => string;

function rowLabel({ kind, label, domain }: GridRow, say: Say): string {
  if (domain !== null) return say(`domain.${domain}`);
  return label?.text ?? say(`grid.${kind}`);
}

function cellWords(row: GridRow, { value, band, change, need }: GridCell, say: Say, number: Intl.NumberFormat): string[] {
  const unscored = row.kind === 'answered' ? say('grid.answered') : say('answered.noTotal');
  const state = row.kind === 'area' && value !== null ? say(`level.${value}`) : band?.text;
  const moved =
    change && say(`grid.change.${change.verdict ?? (change.by > 0 ? 'more' : 'less')}`, { amount: number.format(Math.abs(change.by)) });
  return [
    ...(value === null ? [unscored] : []),
    ...(state ? [state] : []),
    ...(moved ? [moved] : []),
    ...(change?.relevant ? [say('grid.relevant')] : []),
    ...(need ? [need === 'rejected' ? say('needStatus.rejected') : say('grid.need', { status: say(`needStatus.${need}`) })] : []),
  ];
}
