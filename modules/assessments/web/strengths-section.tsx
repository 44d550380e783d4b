import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '#kernel';
import { Button, Chip, Drawer, ErrorState, ProblemAlert, SectionHeader, Skeleton, useMay, useVersionedSave } from '#ui';
import { StrengthDomain, strengthDomains } from '../model-domains.ts';
import type { StrengthChange, StrengthView } from '../model-needs.ts';
import styles from './assessments.module.css';
import { StrengthProposals } from './proposals.tsx';
import { useSaveAssessment, useStrengths } from './queries.ts';
import { WordsField } from './words-field.tsx';

/** What a plan can build on, in the words it was said. */
export function StrengthsSection({ caseId }: { caseId: string }) {
  const { t } = useTranslation('assessments');
  const board = useStrengths(caseId);
  const mayAnswer = useMay('assessments.answer');
  const [opened, setOpened] = useState<{ strength: StrengthView | null }>();
  if (board.isError) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data) return <Skeleton rows={3} />;
  const strengths = board.data.strengths.filter(({ status }) => status !== 'rejected');
  const add = mayAnswer && (
    <Button size="small" variant="quiet" onClick={() => setOpened({ strength: null })}>
      {t('strengths.add')}
    </Button>
  );
  return (
    <section>
      <SectionHeader level={2} title={t('strengths.heading')} count={strengths.length || undefined} aside={add} />
      {mayAnswer && <StrengthProposals caseId={caseId} proposals={board.data.proposals} />}
      {strengths.length === 0 && board.data.proposals.length === 0 && <p className={styles.quiet}>{t('strengths.empty')}</p>}
      <ul className={styles.rows}>
        {strengths.map((strength) => (
          <li key={strength.id}>
            <div className={styles.row}>
              <span className={styles.headline}>
                <span>{strength.text}</span>
                {strength.status === 'past' && <Chip tone="line">{t('strengths.past')}</Chip>}
              </span>
              <span className={styles.quiet}>{t(`strengthDomain.${strength.domain}`)}</span>
            </div>
            {mayAnswer && (
              <span className={styles.ends}>
                <Button size="small" variant="quiet" onClick={() => setOpened({ strength })}>
                  {t('do.change')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {opened && <StrengthDrawer caseId={caseId} strength={opened.strength} onClose={() => setOpened(undefined)} />}
    </section>
  );
}

function StrengthDrawer({ caseId, strength: now, onClose }: { caseId: string; strength: StrengthView | null; onClose: () => void }) {
  // As it was when the sheet opened: what changes behind it was not seen.
  const [strength] = useState(now);
  const { t } = useTranslation('assessments');
  const { addStrength, changeStrength } = useSaveAssessment();
  const [id] = useState(() => newId());
  const [domain, setDomain] = useState<StrengthDomain>(strength?.domain ?? 'general');
  const [text, setText] = useState(strength?.text ?? '');
  const [state, setState] = useState<{ tried?: boolean; busy?: boolean; error?: unknown }>({});
  const versioned = useVersionedSave({
    what: t('strengths.heading'),
    send: (change, version) => changeStrength(caseId, strength?.id ?? '', version, change as StrengthChange),
    labelOf: (field) => t(`field.${field}` as 'field.text'),
    onSaved: onClose,
  });

  async function save(): Promise<void> {
    if (text.trim() === '') return setState({ tried: true });
    if (strength) return versioned.save({ domain, text: text.trim() }, strength.version);
    setState({ busy: true });
    try {
      await addStrength(caseId, { id, domain, text: text.trim() });
      onClose();
    } catch (error) {
      setState({ error });
    }
  }

  const error = state.error ?? versioned.error;
  return (
    <>
      <Drawer
        opened
        onClose={onClose}
        title={strength ? t('strengths.heading') : t('strengths.add')}
        footer={
          <>
            <Button variant="primary" busy={(state.busy ?? false) || versioned.busy} onClick={() => void save()}>
              {t('do.save')}
            </Button>
            {strength?.status === 'present' && (
              <Button variant="quiet" onClick={() => void versioned.save({ status: 'past' }, strength.version)}>
                {t('strengths.past')}
              </Button>
            )}
          </>
        }
      >
        <WordsField
          first
          label={t('strengths.what')}
          longest={4000}
          value={text}
          onChange={setText}
          error={state.tried && text.trim() === '' ? t('strengths.whatMissing') : undefined}
        />
        <Select
          label={t('strengths.domain')}
          allowDeselect={false}
          data={strengthDomains.map((value) => ({ value, label: t(`strengthDomain.${value}`) }))}
          value={domain}
          onChange={(value) => setDomain(StrengthDomain.parse(value))}
        />
        {error !== undefined && <ProblemAlert error={error} />}
      </Drawer>
      {versioned.dialog}
    </>
  );
}
