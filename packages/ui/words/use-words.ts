import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useReader } from '../format/use-format.ts';

type Facts = Readonly<Record<string, unknown>>;
type Said = { area: string; facts: Facts };

/**
 * Puts what areas store as codes and facts into words, in the language of the screen: what a duty asks and why, what happened. `areas` are those whose
 * histories are shown; their words are fetched before the screen is. What duties say has come with the first screen.
 */
export function useWords(areas: readonly string[] = []) {
  const wanted = [...new Set(areas)].sort();
  const { t } = useTranslation(['ui', ...wanted] as ['ui']);
  const reader = useReader();
  return useMemo(() => {
    const say = (area: string, key: string, facts: Facts): string => (t as unknown as Say)(`${area}:${key}`, { ...facts, reader });
    const first = (area: string, key: string, facts: Facts) => say('first', `${area}.${key}`, facts);
    return {
      /** "weekly check-in" */
      dutyAction: ({ area, kind, facts }: Said & { kind: string }) => first(area, `duty.${kind}.action`, facts),
      /** The rest of the sentence after "because". */
      dutyReason: ({ area, kind, facts }: Said & { kind: string }) => first(area, `duty.${kind}.because`, facts),
      /** What an area says on the first screen besides its duties, as scripts/first-words.ts lists it. */
      first: (area: string, key: string) => first(area, key, {}),
      /** The verb on the button: "Call", "Sign". */
      verb: (verb: string) => say('ui', `verb.${verb}`, {}),
      eventTitle: ({ area, type, facts }: Said & { type: string }) => say(area, `timeline.${type}.title`, facts),
      /** One sentence; empty when the title says it all. */
      eventText: ({ area, type, facts }: Said & { type: string }) => say(area, `timeline.${type}.text`, { ...facts, defaultValue: '' }),
    };
  }, [t, reader]);
}

type Say = (key: string, options: Facts) => string;
