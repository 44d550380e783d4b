import { useTranslation } from 'react-i18next';

type Kind = { area: string; kind: string };

/** The short name of a kind of duty, as a heading: "First contact". Kinds without one are called by what is to do. */
export function useDutyName(): (kind: Kind) => string {
  const { t, i18n } = useTranslation();
  return ({ area, kind }) => {
    const keyOf = (part: string) => `first:${area}.${part}`;
    const say = t as unknown as (key: string) => string;
    const name = keyOf(`duty.${kind}.name`);
    return say(i18n.exists(name) ? name : keyOf(`duty.${kind}.action`));
  };
}
