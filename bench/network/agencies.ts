import type { SeededRandom } from './random.ts';
import type { Household, Template } from './template.ts';

/** How often each household of the template occurs at one agency. */
export interface Agency {
  readonly network: number;
  readonly copies: readonly number[];
}

/** Households with long imported records occur once at an agency that works on them; everybody else as often as its caseloads are full. */
const longRecord = 150;
/** Cases that ended for one that is open: some years of history. */
const endedPerOpen = 3;
const agenciesOfSmallNetwork = 12;

/**
 * Deals so many cases to agencies. Half of them lie in one large network, the others in networks of a town's size. Caseloads are skewed: the first agency is
 * the fullest, most have a third of its cases, so that some workers carry a handful and others more than sixty.
 */
export function dealCases(template: Template, cases: number, random: SeededRandom): Agency[] {
  const agencies: Agency[] = [];
  let dealt = 0;
  let inLarge = 0;
  while (dealt < cases) {
    const copies = copiesAt(template.households, agencies.length === 0 ? fullest : fullness(random));
    const size = sum(template.households.map((household, at) => household.cases * (copies[at] ?? 0)));
    const isLarge = dealt < cases / 2;
    agencies.push({ network: isLarge ? 0 : 1 + Math.floor((agencies.length - inLarge) / agenciesOfSmallNetwork), copies });
    if (isLarge) inLarge += 1;
    dealt += size;
  }
  return agencies;
}

const fullest = 9;

/** Between 1 and 8, the small ones more often. */
function fullness(random: SeededRandom): number {
  return 1 + Math.floor(8 * random.fraction() ** 2);
}

function copiesAt(households: readonly Household[], times: number): number[] {
  const open = sum(households.filter(({ isOpen }) => isOpen).map(({ cases }) => cases));
  return households.map(({ rows, isOpen }) => {
    if (!isOpen) return open * times * endedPerOpen;
    return rows.length > longRecord ? 1 : times;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
