import { z } from 'zod';
import { BetterWhen, ReaderText } from './model.ts';
import { NeedDomain } from './model-domains.ts';
import { RelevantChange } from './model-instruments.ts';
import { NeedStatus } from './model-needs.ts';

/** Whose assessments stand side by side: those of one case, or of all cases of its person that the reader may see. */
export const GridScope = z.enum(['case', 'person']);
export type GridScope = z.infer<typeof GridScope>;

export const GridQuery = z.object({ of: GridScope.default('case') });

/** A day on which something was answered; a second answer to the same instrument that day has a column of its own. */
export const GridColumn = z.object({ key: z.string(), on: z.string(), caseId: z.uuid(), caseNumber: z.string() });
export type GridColumn = z.infer<typeof GridColumn>;

/** The difference to the time before that had a value. */
export const GridChange = z.object({
  /** Points; negative when the figure fell. */
  by: z.number(),
  since: z.string(),
  /** Null where nobody says which way is better. */
  verdict: z.enum(['better', 'worse', 'same']).nullable(),
  /** Whether the source of the instrument calls so large a change relevant; null where it says nothing. */
  relevant: z.boolean().nullable(),
});
export type GridChange = z.infer<typeof GridChange>;

export const GridCell = z.object({
  assessmentId: z.uuid(),
  /** Null when it was answered without a total. */
  value: z.number().nullable(),
  band: ReaderText.nullable(),
  change: GridChange.nullable(),
  /** What became of the need this answer suggested. */
  need: NeedStatus.nullable(),
});
export type GridCell = z.infer<typeof GridCell>;

export const GridRow = z.object({
  key: z.string(),
  /** `answered`: an instrument without any score, of which only the days are known. `area`: an area of life, from 1 in crisis to 5 thriving. */
  kind: z.enum(['total', 'part', 'area', 'answered']),
  label: ReaderText.nullable(),
  domain: NeedDomain.nullable(),
  betterWhen: BetterWhen,
  /** One for each column; null where the instrument or this part of it was not answered. */
  cells: z.array(GridCell.nullable()),
});
export type GridRow = z.infer<typeof GridRow>;

export const GridInstrument = z.object({
  key: z.string(),
  title: ReaderText,
  betterWhen: BetterWhen,
  relevantChange: RelevantChange.nullable(),
  rows: z.array(GridRow),
});
export type GridInstrument = z.infer<typeof GridInstrument>;

/** How scores and areas of life moved: one column for each day, oldest first. */
export const AssessmentGrid = z.object({
  of: GridScope,
  /** Other cases of the person in which the reader sees completed assessments. */
  otherCases: z.int(),
  columns: z.array(GridColumn),
  instruments: z.array(GridInstrument),
});
export type AssessmentGrid = z.infer<typeof AssessmentGrid>;
