import { Textarea, TextInput } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, languages } from '#kernel';
import { useCase } from '#modules/cases/web/index.ts';
import { FileField } from '#modules/documents/web/index.ts';
import { Button, ButtonAnchor, DateField, Drawer, ProblemAlert, Segmented, useFormat, useLanguage } from '#ui';
import styles from './plans.module.css';
import { type Plan, pdfAddress, type Signature } from './queries.ts';
import { SignaturePad } from './signature-pad.tsx';
import { type SignForm, useSignForm } from './use-sign-form.ts';

/** Gives one word for the plan: a professional approves signed in, clients and custodians sign on the screen, on paper, or say no. */
export function SignDrawer({ caseId, plan, onClose }: { caseId: string; plan: Plan; onClose: () => void }) {
  const mine = plan.signatures.find((signature) => signature.mine);
  return mine ? (
    <ApproveDrawer plan={plan} mine={mine} onClose={onClose} />
  ) : (
    <InPersonDrawer caseId={caseId} plan={plan} onClose={onClose} />
  );
}

function ApproveDrawer({ plan, mine, onClose }: { plan: Plan; mine: Signature; onClose: () => void }) {
  const { t } = useTranslation('plans');
  const { approve, busy, error } = useSignForm({ plan, onDone: onClose });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('approve')}
      footer={
        <Button variant="primary" wide busy={busy} onClick={() => void approve(mine.party)}>
          {t('approveNow', { number: plan.number })}
        </Button>
      }
    >
      <div className={styles.form}>
        <p>{t('approveLead', { party: t(`party.${mine.party}`) })}</p>
        <PlanInShort plan={plan} copy="record" />
        {error !== undefined && <ProblemAlert error={error} />}
      </div>
    </Drawer>
  );
}

function InPersonDrawer({ caseId, plan, onClose }: { caseId: string; plan: Plan; onClose: () => void }) {
  const { t } = useTranslation('plans');
  const { form, set, gaps, save, busy, progress, error, parties } = useSignForm({ plan, caseId, onDone: onClose });
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('signTitle', { number: plan.number })}
      footer={
        <Button variant="primary" wide busy={busy} onClick={() => void save()}>
          {t(`signNow.${form.mode}`)}
        </Button>
      }
    >
      <div className={styles.form}>
        <PlanInShort plan={plan} copy="client" />
        {parties.length > 1 && (
          <Segmented
            label={t('whoseWord')}
            options={parties.map((party) => ({ value: party, label: t(`party.${party}`) }))}
            value={form.party}
            onChange={(party) => set({ party })}
          />
        )}
        <Segmented
          label={t('howSigned')}
          options={(['drawn', 'paper', 'refused'] as const).map((mode) => ({ value: mode, label: t(`signMode.${mode}`) }))}
          value={form.mode}
          onChange={(mode) => set({ mode })}
        />
        <WhoSigns form={form} set={set} gaps={gaps} />
        {form.mode === 'drawn' && (
          <SignaturePad
            label={t('signHere')}
            value={form.strokes}
            onChange={(strokes) => set({ strokes })}
            error={gaps.includes('strokes') ? t('gap.strokes') : undefined}
          />
        )}
        {form.mode === 'paper' && (
          <>
            <FileField
              label={t('signedPaper')}
              value={form.file}
              onChange={(file) => set({ file })}
              error={gaps.includes('file') ? t('gap.file') : undefined}
              progress={progress}
            />
            <DateField
              label={t('signedOn')}
              value={form.signedOn as CalendarDate | null}
              onChange={(signedOn) => set({ signedOn })}
              error={gaps.includes('signedOn') ? t('gap.signedOn') : undefined}
            />
          </>
        )}
        {form.mode === 'refused' && (
          <Textarea
            label={t('refusedWhy')}
            description={t('refusedHelp')}
            autosize
            minRows={3}
            value={form.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
            error={gaps.includes('reason') ? t('gap.reason') : undefined}
          />
        )}
        {error !== undefined && <ProblemAlert error={error} />}
      </div>
    </Drawer>
  );
}

type WhoSignsProps = { form: SignForm; set: (change: Partial<SignForm>) => void; gaps: readonly string[] };

/** The client, or somebody who may sign for them and by what right. */
function WhoSigns({ form, set, gaps }: WhoSignsProps) {
  const { t } = useTranslation('plans');
  return (
    <>
      <Segmented
        label={t('whoSigns')}
        options={[
          { value: 'self', label: t('whoSelf') },
          { value: 'representative', label: t('whoRepresentative') },
        ]}
        value={form.byRepresentative ? 'representative' : 'self'}
        onChange={(who) => set({ byRepresentative: who === 'representative' })}
      />
      <TextInput
        label={t('signerName')}
        value={form.signerName}
        autoComplete="off"
        onChange={(event) => set({ signerName: event.currentTarget.value })}
        error={gaps.includes('signerName') ? t('gap.signerName') : undefined}
      />
      {form.byRepresentative && (
        <TextInput
          label={t('authority')}
          description={t('authorityHelp')}
          value={form.authority}
          autoComplete="off"
          onChange={(event) => set({ authority: event.currentTarget.value })}
          error={gaps.includes('authority') ? t('gap.authority') : undefined}
        />
      )}
    </>
  );
}

/** What is being signed, in one breath, and where to read it whole. */
function PlanInShort({ plan, copy }: { plan: Plan; copy: 'record' | 'client' }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const reader = useLanguage();
  const spoken = useCase(plan.caseId).data?.person?.languages ?? [];
  const own = spoken.flatMap((tag) => languages.filter((language) => tag.startsWith(language)))[0];
  const language = copy === 'client' ? (own ?? reader) : reader;
  const read = t(copy === 'client' ? 'readPlain' : 'readWhole');
  return (
    <div className={styles.inShort}>
      <ol>
        {plan.goals.map((goal) => (
          <li key={goal.goalId}>
            <q className={styles.words}>{goal.clientWords}</q>
          </li>
        ))}
      </ol>
      {plan.reviewOn && <p className={styles.quiet}>{t('reviewed', { on: format.day(plan.reviewOn) })}</p>}
      <ButtonAnchor
        size="small"
        icon={<IconFileText aria-hidden />}
        href={pdfAddress(plan.id, copy, language)}
        target="_blank"
        rel="noreferrer"
      >
        {language === reader ? read : `${read} (${t(`languageName.${language}`)})`}
      </ButtonAnchor>
    </div>
  );
}
