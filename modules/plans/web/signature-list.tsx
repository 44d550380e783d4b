import { useTranslation } from 'react-i18next';
import { SectionHeader, useFormat } from '#ui';
import styles from './plans.module.css';
import type { Plan, Signature } from './queries.ts';
import { DrawnSignature } from './signature-pad.tsx';

/** Whose word was asked, whose was given and how. */
export function SignatureList({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans');
  if (plan.signatures.length === 0 || plan.status === 'draft' || plan.status === 'returned') return null;
  return (
    <section className={styles.signatures}>
      <SectionHeader title={t('signatures')} />
      <ul>
        {plan.signatures.map((signature) => (
          <li key={signature.party}>
            <SignatureLine signature={signature} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SignatureLine({ signature }: { signature: Signature }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { given, party } = signature;
  const asked = [signature.userName, signature.organizationName].filter((name) => name !== null);
  if (given === null)
    return (
      <>
        <b>{t(`party.${party}`)}</b>
        <span className={styles.quiet}>{asked.length > 0 ? t('outOf', { who: format.list(asked) }) : t('out')}</span>
      </>
    );
  const says = t(`given.${given.mode}`, { name: given.signerName, on: format.day(given.signedOn) });
  return (
    <>
      <b>{t(`party.${party}`)}</b>
      <span>
        {says}
        {given.byRepresentative && ` (${t('asRepresentative', { authority: given.authority })})`}
        {given.reason !== '' && `: ${given.reason}`}
      </span>
      {given.strokes && <DrawnSignature strokes={given.strokes} label={says} />}
    </>
  );
}
