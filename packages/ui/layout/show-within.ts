/** Brings the chosen one into sight in a row that is wider than the screen. Only the row moves; the page stays where it is. */
export function showWithin(row: HTMLElement, chosen: HTMLElement): void {
  const [visible, wanted] = [row.getBoundingClientRect(), chosen.getBoundingClientRect()];
  if (wanted.left >= visible.left && wanted.right <= visible.right) return;
  row.scrollLeft += wanted.left + wanted.width / 2 - (visible.left + visible.width / 2);
}
