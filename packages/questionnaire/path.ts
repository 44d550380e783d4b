/** Where an answer stands in a response: one step per level, `index` counting the occurrences of a repeating group. */
export interface PathStep {
  readonly linkId: string;
  readonly index: number;
}
export type ItemPath = readonly PathStep[];

/** The path as one text, for keys and error messages: `household/member[1]/name`. */
export function pathKey(path: ItemPath): string {
  return path.map(({ linkId, index }) => (index === 0 ? linkId : `${linkId}[${index}]`)).join('/');
}
