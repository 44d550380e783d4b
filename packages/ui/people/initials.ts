/** Two letters for a name: first and last word, whatever stands between; "?" for nothing. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !/^(dr|prof|dott|dott\.ssa)\.?$/i.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => firstLetter(word)).join('');
  return letters === '' ? '?' : letters;
}

export const avatarTones = ['sea', 'plum', 'sand', 'blue', 'moss'] as const;
export type AvatarTone = (typeof avatarTones)[number];

/** The same colour for the same person, everywhere. */
export function toneOf(key: string): AvatarTone {
  const sum = Array.from(key).reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7);
  return avatarTones[sum % avatarTones.length] ?? 'sea';
}

const firstLetter = (word: string | undefined): string => (word ? (Array.from(word)[0] ?? '') : '').toLocaleUpperCase();
