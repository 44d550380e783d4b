import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CasePicker } from '#modules/cases/web/index.ts';
import { Button, Chip, Drawer, focusFirstGap, ProblemAlert, SavedChip, SavedStatus, useShell } from '#ui';
import type { ContactMode } from '../model.ts';
import { ContactFields } from './contact-fields.tsx';
import styles from './contacts.module.css';
import { useCaseOfContact } from './queries.ts';
import { ReachHere } from './reach-here.tsx';
import { SettledByContact } from './settled-by-contact.tsx';
import { useContactForm } from './use-contact-form.ts';

export type LogContactDrawerProps = {
  opened: boolean;
  onClose: () => void;
  mode?: ContactMode | undefined;
};

/** Two taps and a save: how, and what happened. The rest is optional. On the page of a case it is about that case; elsewhere the person is chosen first. */
export function LogContactDrawer(props: LogContactDrawerProps) {
  const { currentCase } = useShell();
  return (
    <LogContact
      key={currentCase?.id ?? 'new'}
      {...props}
      caseId={currentCase?.id}
      name={currentCase && (currentCase.personName ?? currentCase.number)}
    />
  );
}

function LogContact({
  opened,
  onClose,
  mode,
  caseId,
  name,
}: LogContactDrawerProps & { caseId?: string | undefined; name?: string | undefined }) {
  // The words of the ways to reach somebody come along: fetched later, they would take the sheet and its focus away for a moment.
  const { t } = useTranslation(['contacts', 'people']);
  const { notify } = useShell();
  const fields = useRef<HTMLFormElement>(null);
  const { form, change, gaps, error, saving, restored, save, discard } = useContactForm({
    caseId: caseId ?? null,
    mode,
    onSaved: (saved) => {
      const words = { mode: t(`mode.${saved.mode}`), outcome: t(`outcome.${saved.outcome}`) };
      const link = caseId === undefined ? { label: t('openCase'), to: `/cases/${saved.caseId}` } : { label: t('toToday'), to: '/today' };
      notify({ text: ofCase.name ? t('saved', { ...words, name: ofCase.name }) : t('savedUnnamed', words), link });
      onClose();
    },
  });
  const ofCase = useCaseOfContact(form.caseId);
  const saveOrShow = () => {
    void save();
    focusFirstGap(fields.current);
  };
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t('log')}
      aside={<Chip>{t('about')}</Chip>}
      footer={
        <>
          <Button variant="primary" wide busy={saving} shortcut="mod+enter" onClick={() => saveOrShow()}>
            {t('save')}
          </Button>
          <Button variant="quiet" onClick={discard}>
            {t('discard')}
          </Button>
        </>
      }
    >
      <form
        ref={fields}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          saveOrShow();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          saveOrShow();
        }}
      >
        {name === undefined ? (
          <CasePicker
            label={t('case')}
            value={form.caseId}
            onChange={(chosen) => change({ ...form, caseId: chosen })}
            onChosen={() => setTimeout(() => fields.current?.querySelector<HTMLElement>('input[type=radio]:checked')?.focus())}
            error={gaps.includes('case') ? t('caseMissing') : undefined}
          />
        ) : (
          <p className={styles.who}>{name}</p>
        )}
        <ReachHere mode={form.mode} points={ofCase.points} />
        <ContactFields form={form} onChange={change} gaps={gaps} isNew />
        {restored ? <SavedChip state={{ kind: 'draft', at: restored.updatedAt, device: restored.device }} /> : <SavedStatus />}
        <SettledByContact caseId={form.caseId ?? undefined} form={form} />
        {error !== undefined && <ProblemAlert error={error} />}
      </form>
    </Drawer>
  );
}
