import { useTranslation } from 'react-i18next';
import { permissions } from '#kernel';
import { Chip, PageHeader, PageLayout, useFormat } from '#ui';
import { type Transition, transitions } from '../../rules-transitions.ts';
import { ProgramPlaces } from './program-places.tsx';
import styles from './programs.module.css';

/** Every step a case may take, in words: from where to where, who, what has to hold, what is written down. Drawn from the table by which the server decides. */
export function StatesPage() {
  const { t } = useTranslation('cases');
  return (
    <PageLayout>
      <PageHeader title={t('states.title')} lead={t('states.lead')} />
      <ProgramPlaces />
      <ol className={styles.steps}>
        {(transitions as readonly Transition[]).map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </PageLayout>
  );
}

function Step({ step }: { step: Transition }) {
  const { t } = useTranslation(['cases', 'ui']);
  const format = useFormat();
  const from = step.from.map((state) => (state === 'none' ? t('cases:states.none') : t(`cases:state.${state}`)));
  const who = permissions[step.permission].map((role) => t(`ui:role.${role}`));
  return (
    <li>
      <span className={styles.number}>{step.id}</span>
      <div className={styles.step}>
        <b>{t(`cases:step.${step.event}`)}</b>
        <span className={styles.states}>
          {from.join(', ')} → {step.to === 'previous' ? t('cases:states.previous') : t(`cases:state.${step.to}`)}
        </span>
        {step.fourEyes && (
          <span>
            <Chip tone="course">{t('cases:states.fourEyes')}</Chip>
          </span>
        )}
      </div>
      <dl>
        <dt>{t('cases:states.who')}</dt>
        <dd>{format.list(who)}</dd>
        <dt>{t('cases:states.guards')}</dt>
        <dd>
          {step.guards.length === 0 && t('cases:states.noGuard')}
          {step.guards.length > 0 && (
            <ul>
              {step.guards.map((guard) => (
                <li key={guard}>{t(`cases:condition.${guard}`)}</li>
              ))}
            </ul>
          )}
        </dd>
        {step.documents.length > 0 && (
          <>
            <dt>{t('cases:states.documents')}</dt>
            <dd>{format.list(step.documents.map((document) => t(`cases:document.${document}` as never)))}</dd>
          </>
        )}
      </dl>
    </li>
  );
}
