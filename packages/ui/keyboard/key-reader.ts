/** What a key press is called here: "c", "g t", "mod+k", "mod+enter", "escape", "?". `mod` is Ctrl, or Command on a Mac. */
export type KeyName = string;

export type KeyPress = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey?: boolean };

/** The name of one press; undefined for modifiers alone and for combinations that belong to the browser. */
export function nameOfPress(press: KeyPress): KeyName | undefined {
  if (press.altKey || ['Control', 'Meta', 'Shift', 'Alt', 'AltGraph', 'Dead'].includes(press.key)) return undefined;
  const key = press.key.toLowerCase();
  return press.ctrlKey || press.metaKey ? `mod+${key}` : key;
}

/** Reads presses into names, keeping a first letter such as the "g" of "g t" for a second. */
export function createKeyReader(secondKeyWithinMilliseconds = 1200) {
  let first: { key: KeyName; at: number } | undefined;
  return {
    /** The first of the known names that this press completes. `now` in milliseconds. */
    read: (press: KeyPress, known: ReadonlySet<KeyName>, now: number): KeyName | undefined => {
      const name = nameOfPress(press);
      if (name === undefined) return undefined;
      const pair = first && now - first.at <= secondKeyWithinMilliseconds ? `${first.key} ${name}` : undefined;
      first = undefined;
      if (pair !== undefined && known.has(pair)) return pair;
      if (known.has(name)) return name;
      if ([...known].some((candidate) => candidate.startsWith(`${name} `))) first = { key: name, at: now };
      return undefined;
    },
  };
}
