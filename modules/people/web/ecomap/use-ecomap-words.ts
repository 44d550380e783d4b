import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui';
import type { Person } from '../queries.ts';

type Relation = Person['relations'][number];

/** A relation of the ecomap in words: what the picture says with lines and arrows. */
export function useEcomapWords() {
  const { t } = useTranslation('people');
  const format = useFormat();
  const kind = (relation: Relation) => t(`around.kind.${relation.kind}`);
  const strength = (relation: Relation) => (relation.strength === null ? null : t(`ecomap.strength.${relation.strength}`));
  const energy = (relation: Relation) => (relation.energy === null ? null : t(`ecomap.energy.${relation.energy}`));
  const period = ({ sinceOn, untilOn }: Relation) =>
    [sinceOn && t('address.from', { date: format.date(sinceOn) }), untilOn && t('address.until', { date: format.date(untilOn) })]
      .filter(Boolean)
      .join(' ');
  /** "Lucia Almeida: sibling, strong, gives strength". */
  const whole = (relation: Relation) =>
    t('ecomap.whole', {
      name: relation.relatedName,
      words: [kind(relation), strength(relation), energy(relation)].filter(Boolean).join(', '),
    });
  return { kind, strength, energy, period, whole };
}
