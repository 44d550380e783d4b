import { Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#kernel';
import { Button, EmptyState, LoadingLine, ProblemAlert, SavedChip, SectionHeader, Segmented, useLanguage, useSession } from '#ui';
import { bases, deliveries, type LetterText, type NewLetter } from '../model.ts';
import { gapsIn } from '../rules-merge.ts';
import { LetterHints } from './letter-hints.tsx';
import { type LetterInWork, recipientOf, useLetterInWork } from './letter-in-work.ts';
import { LetterSheet } from './letter-sheet.tsx';
import styles from './letters.module.css';
import { type Letter, type Template, useLetterActions } from './queries.ts';
import { RecipientField } from './recipient-field.tsx';
import { nameOf } from './template-name.ts';

type WriteLetterFormProps = {
  caseId: string;
  caseNumber: string;
  templates: readonly Template[];
  onFinished: (letter: Letter) => void;
};

/** The letter on the left as one writes it, on the right as it reads. What is chosen fills it from the case. */
export function WriteLetterForm({ caseId, caseNumber, templates, onFinished }: WriteLetterFormProps) {
  const { t } = useTranslation(['letters', 'ui']);
  const mine = useLanguage();
  const { user, organization } = useSession();
  const { finish, preview } = useLetterActions(caseId);
  const letter = useLetterInWork(caseId, { title: t('letters:write.draftTitle', { case: caseNumber }) });
  const { value, given, change } = letter;
  const [busy, setBusy] = useState<'finish' | 'preview'>();
  const [error, setError] = useState<unknown>();
  const [tried, setTried] = useState(false);
  const template = templates.find(({ id }) => id === value.templateId);
  const text = given && value.text ? { ...value.text, language: given.language } : undefined;
  const open = text ? gapsIn(`${text.address}\n${text.subject}\n${text.body}`) : [];
  const lacksGround = given?.needsBasis === true && (value.ground === null || value.groundNote.trim().length < 3);

  const doing = async (what: 'finish' | 'preview', work: () => Promise<void>) => {
    setBusy(what);
    setError(undefined);
    await work().catch(setError);
    setBusy(undefined);
  };
  const submit = () =>
    doing('finish', async () => {
      setTried(true);
      if (!text || !given || lacksGround) return;
      const finished = await finish(toLetter(value, text, given));
      await letter.finish();
      onFinished(finished);
    });
  const show = () =>
    doing('preview', async () => {
      if (!text) return;
      const file = URL.createObjectURL(await preview(text));
      window.open(file, '_blank', 'noopener');
      setTimeout(() => URL.revokeObjectURL(file), 60_000);
    });

  return (
    <div className={styles.desk}>
      <div className={styles.fields}>
        {letter.restored && (
          <div className={styles.note}>
            <SavedChip state={{ kind: 'draft', at: letter.restored.updatedAt, device: letter.restored.device }} />
            <Button size="small" variant="quiet" onClick={letter.discard}>
              {t('ui:draft.discard')}
            </Button>
          </div>
        )}
        <Select
          label={t('letters:write.template')}
          placeholder={t('letters:write.chooseTemplate')}
          data={templates.map((each) => ({ value: each.id, label: nameOf(each, mine) }))}
          value={value.templateId}
          onChange={(templateId) => change({ templateId, language: null })}
          allowDeselect={false}
        />
        <RecipientField caseId={caseId} value={value} onChange={change} />
        {template && given && (
          <Segmented
            label={t('letters:write.language')}
            options={languages
              .filter((each) => template[each] !== null)
              .map((each) => ({ value: each, label: t(`letters:languageName.${each}`) }))}
            value={given.language}
            onChange={(language) => change({ language })}
          />
        )}
        {given && (
          <Segmented
            label={t('letters:write.delivery')}
            options={deliveries.map((each) => ({ value: each, label: t(`letters:delivery.${each}`) }))}
            value={given.delivery}
            onChange={(delivery) => change({ delivery })}
          />
        )}
        {given?.needsBasis && (
          <>
            <Segmented
              label={t('letters:write.ground')}
              options={bases.map((each) => ({ value: each, label: t(`letters:ground.${each}`) }))}
              value={value.ground}
              onChange={(ground) => change({ ground })}
              error={tried && value.ground === null ? t('letters:write.groundMissing') : undefined}
            />
            <TextInput
              label={t('letters:write.groundNote')}
              maxLength={500}
              value={value.groundNote}
              onChange={(event) => change({ groundNote: event.currentTarget.value })}
              error={tried && lacksGround && value.ground !== null ? t('letters:write.groundMissing') : undefined}
            />
          </>
        )}
        {letter.error && <ProblemAlert error={letter.error} />}
        {letter.isFilling && <LoadingLine />}
        {given && <LetterHints caseId={caseId} given={given} open={open} wouldOverwrite={letter.wouldOverwrite} onRefill={letter.refill} />}
        {value.text && <LetterTextFields lang={given?.language} text={value.text} onChange={(text) => change({ text })} />}
        {error !== undefined && <ProblemAlert error={error} />}
        {text && (
          <>
            <div className={styles.end}>
              <Button variant="primary" busy={busy === 'finish'} onClick={() => void submit()}>
                {t('letters:write.finish')}
              </Button>
              <Button busy={busy === 'preview'} onClick={() => void show()}>
                {t('letters:write.pdf')}
              </Button>
            </div>
            <p className={styles.quiet}>{t('letters:write.finishNote')}</p>
          </>
        )}
      </div>
      <section className={styles.preview} aria-label={t('letters:write.sheet')}>
        <SectionHeader level={2} title={t('letters:write.sheet')} />
        {text ? (
          <LetterSheet
            {...text}
            signatory={[[user.title, user.givenName, user.familyName].filter(Boolean).join(' '), organization?.name]
              .filter(Boolean)
              .join('\n')}
          />
        ) : (
          <EmptyState>{t('letters:write.chooseFirst')}</EmptyState>
        )}
      </section>
    </div>
  );
}

type TextFields = NonNullable<LetterInWork['text']>;

function LetterTextFields({ lang, text, onChange }: { lang: string | undefined; text: TextFields; onChange: (text: TextFields) => void }) {
  const { t } = useTranslation('letters');
  return (
    <div className={styles.fields} lang={lang}>
      <Textarea
        label={t('write.address')}
        autosize
        minRows={3}
        maxLength={600}
        value={text.address}
        onChange={(event) => onChange({ ...text, address: event.currentTarget.value })}
      />
      <TextInput
        label={t('write.subject')}
        maxLength={200}
        value={text.subject}
        onChange={(event) => onChange({ ...text, subject: event.currentTarget.value })}
      />
      <Textarea
        label={t('write.body')}
        autosize
        minRows={12}
        maxRows={30}
        maxLength={10_000}
        value={text.body}
        onChange={(event) => onChange({ ...text, body: event.currentTarget.value })}
      />
    </div>
  );
}

function toLetter(value: LetterInWork, text: LetterText, given: { delivery: NewLetter['delivery']; needsBasis: boolean }): NewLetter {
  const { ground, groundNote } = value;
  const basis = given.needsBasis && ground !== null ? { ground, note: groundNote } : null;
  return {
    ...text,
    basis,
    id: value.id as NewLetter['id'],
    templateId: value.templateId as NewLetter['templateId'],
    templateVersion: value.templateVersion,
    recipient: recipientOf(value) ?? { kind: 'client' },
    delivery: given.delivery,
  };
}
