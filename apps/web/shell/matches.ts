/** Whether every word of a text begins a word of the title; accents and case do not matter. */
export function matches(title: string, text: string): boolean {
  const words = plain(title).split(/\s+/);
  return plain(text)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}

const plain = (text: string): string => text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
