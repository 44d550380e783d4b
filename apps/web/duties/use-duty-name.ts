import { useTranslation } from 'react-i18next';

type Kind = { area: string; kind: string };

/** The short name of a kind of duty, as a heading: "First contact". Kinds without one are called by what is to do. */
export function useDutyName(kinds: readonly Kind[]): (kind: Kind) => string {
  const areas = [...new Set(kinds.map(({ area }) => area))].sort();
  const { t, i18n } = useTranslation(['web', ...areas] as ['web']);
  return ({ area, kind }) => {
    const name = `${area}:duty.${kind}.name`;
    const say = t as unknown as (key: string) => string;
    return say(i18n.exists(name) ? name : `${area}:duty.${kind}.action`);
  };
}
