/** Adds one measured value to its series. */
export function note(figures: Record<string, number[]>, name: string, value: number): void {
  figures[name] = [...(figures[name] ?? []), value];
}
