import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatPhoneNumber } from '#kernel';
import { Chip, cx, LinkButton, useSession } from '#ui';
import { ecomapGroups } from '../../rules-ecomap.ts';
import styles from './ecomap.module.css';
import type { EcomapRelation, Placed } from './ecomap-picture.tsx';
import { useEcomapWords } from './use-ecomap-words.ts';

type EcomapWordsProps = { placed: readonly Placed[]; onChange?: ((relationId: string) => void) | undefined };

/** The same as the picture in words, for those who hear it and for paper: natural resources stand before formal services. */
export function EcomapWords({ placed, onChange }: EcomapWordsProps) {
  const { t } = useTranslation('people');
  return (
    <div className={styles.inWords}>
      <table className={styles.words}>
        <caption>{t('ecomap.inWords')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ecomap.who')}</th>
            <th scope="col">{t('ecomap.bond')}</th>
            <th scope="col">{t('ecomap.flow')}</th>
            {onChange && <td />}
          </tr>
        </thead>
        {ecomapGroups.map((group) => {
          const inside = placed.filter((one) => one.group === group);
          if (inside.length === 0) return null;
          return (
            <tbody key={group}>
              <tr>
                <th scope="rowgroup" colSpan={onChange ? 4 : 3} className={styles.groupName}>
                  {t(`ecomap.group.${group}`)}
                </th>
              </tr>
              {inside.map(({ relation }) => (
                <Row key={relation.id} relation={relation} onChange={onChange} />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function Row({ relation, onChange }: { relation: EcomapRelation; onChange: EcomapWordsProps['onChange'] }) {
  const { t } = useTranslation('people');
  const words = useEcomapWords();
  const flags = (['isCaregiver', 'isRepresentative', 'isEmergencyContact'] as const).filter((flag) => relation[flag]);
  return (
    <tr>
      <th scope="row">
        <Name relation={relation} /> <span className={styles.plain}>{words.kind(relation)}</span>
        <span className={styles.more}>
          {flags.map((flag) => (
            <Chip key={flag} tone="line">
              {t(`around.${flag}`)}
            </Chip>
          ))}
          <Reach relation={relation} />
          {[words.period(relation), relation.note].filter(Boolean).join(' · ')}
        </span>
      </th>
      <Said>{words.strength(relation)}</Said>
      <Said>{words.energy(relation)}</Said>
      {onChange && (
        <td className={styles.act}>
          <LinkButton aria-label={t('ecomap.changeNamed', { name: relation.relatedName })} onClick={() => onChange(relation.id)}>
            {t('change')}
          </LinkButton>
        </td>
      )}
    </tr>
  );
}

/** What nobody has said is a dash under its heading, and nothing where there is no heading. */
function Said({ children }: { children: string | null }) {
  return <td className={cx(!children && styles.unsaidWord)}>{children ?? '–'}</td>;
}

function Name({ relation: { relatedPersonId, relatedName } }: { relation: EcomapRelation }) {
  if (relatedPersonId === null) return <b>{relatedName}</b>;
  return (
    <Link to="/people/$personId" params={{ personId: relatedPersonId }}>
      {relatedName}
    </Link>
  );
}

function Reach({ relation: { phone, email } }: { relation: EcomapRelation }) {
  const { network } = useSession();
  return (
    <>
      {phone && <a href={`tel:${phone}`}>{formatPhoneNumber(phone, network.country)}</a>}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </>
  );
}
