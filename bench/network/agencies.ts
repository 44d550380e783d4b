import type { SeededRandom } from './random.ts';
import type { Household, Template } from './template.ts';

/** How often each household of the template occurs at one agency. */
export interface Agency {
  readonly network: number;
  /** The agency that brings its network with it. */
  readonly isFirstOfNetwork: boolean;
  /** Cases of the network that are numbered before its own. */
  readonly casesBefore: number;
  readonly cases: number;
  readonly copies: readonly number[];
}

/** Households with long imported records occur once at an agency that works on them; everybody else as often as its caseloads are full. */
const longRecord = 150;
/** Cases that ended for one that is open: the history of years. */
const endedPerOpen = 4;
/** Of those that ended, one in so many went the whole way to a plan; the others were over after a few contacts. */
const shortPerWholeWay = 3;
const agenciesOfSmallNetwork = 12;

/**
 * Deals so many cases to agencies. Half of them lie in one large network, the others in networks of a town's size. Caseloads are skewed: the first agency is
 * the fullest, others have between a twentieth and a half of its
 * cases, so that most workers carry a handful or two and the fullest about sixty.
 */
export function dealCases(template: Pick<Template, 'households'>, cases: number, random: SeededRandom): Agency[] {
  const agencies: Agency[] = [];
  const inNetwork = new Map<number, number>();
  let dealt = 0;
  let inLarge = 0;
  while (dealt < cases) {
    const copies = copiesAt(template.households, agencies.length === 0 ? fullest : fullness(random));
    const size = sum(template.households.map((household, at) => household.cases * (copies[at] ?? 0)));
    const isLarge = dealt < cases / 2;
    const network = isLarge ? 0 : 1 + Math.floor((agencies.length - inLarge) / agenciesOfSmallNetwork);
    const casesBefore = inNetwork.get(network) ?? 0;
    agencies.push({ network, isFirstOfNetwork: !inNetwork.has(network), casesBefore, cases: size, copies });
    inNetwork.set(network, casesBefore + size);
    if (isLarge) inLarge += 1;
    dealt += size;
  }
  return agencies;
}

const fullest = 20;

/** Between 1 and 10, the small ones more often. */
function fullness(random: SeededRandom): number {
  return 1 + Math.floor(10 * random.fraction() ** 2);
}

function copiesAt(households: readonly Household[], times: number): number[] {
  const open = sum(households.filter(({ kind }) => kind === 'open').map(({ cases }) => cases));
  const ended = open * times * endedPerOpen;
  const share = { whole: 1 / (1 + shortPerWholeWay), short: shortPerWholeWay / (1 + shortPerWholeWay) };
  return households.map(({ rows, kind }) => {
    if (kind === 'open') return rows.length > longRecord ? 1 : times;
    return Math.round((ended * share[kind]) / households.filter((other) => other.kind === kind).length);
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
