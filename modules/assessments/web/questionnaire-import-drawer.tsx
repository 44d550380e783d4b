import { FileInput, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataCategory, newId } from '#kernel';
import { Button, Drawer, ProblemAlert } from '#ui';
import type { BetterWhen } from '../model.ts';
import styles from './assessments.module.css';
import { faultsOf } from './faults-of-file.ts';
import { FileFaults } from './file-faults.tsx';
import { useSaveShelf } from './shelf-queries.ts';

/** Brings a FHIR R4 Questionnaire from a file; every fault of the file is named with its place. */
export function QuestionnaireImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['assessments', 'ui']);
  const { bring } = useSaveShelf();
  const [file, setFile] = useState<File | null>(null);
  const [category, setCategory] = useState<DataCategory>('social');
  const [betterWhen, setBetterWhen] = useState<BetterWhen>(null);
  const [licence, setLicence] = useState('');
  const [state, setState] = useState<{ tried?: boolean; busy?: boolean; error?: unknown; unreadable?: boolean }>({});

  async function send(): Promise<void> {
    if (!file) return setState({ tried: true });
    setState({ busy: true });
    const resource = await readForm(file);
    if (!resource) return setState({ unreadable: true });
    try {
      await bring({ id: newId(), resource, category, betterWhen, licence: licence.trim() });
      onClose();
    } catch (error) {
      setState({ error });
    }
  }

  const faults = faultsOf(state.error);
  const fileError = state.unreadable
    ? t('assessments:shelf.unreadable')
    : state.tried && !file
      ? t('assessments:shelf.fileMissing')
      : undefined;
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('assessments:shelf.import')}
      footer={
        <Button variant="primary" wide busy={state.busy} onClick={() => void send()}>
          {t('assessments:shelf.bring')}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('assessments:shelf.importLead')}</p>
      <FileInput
        data-autofocus
        label={t('assessments:shelf.file')}
        placeholder={t('assessments:shelf.chooseFile')}
        accept="application/json,application/fhir+json,.json"
        clearable
        value={file}
        onChange={setFile}
        error={fileError}
      />
      <Select
        label={t('assessments:shelf.category')}
        description={t('assessments:shelf.categoryHelp')}
        allowDeselect={false}
        data={DataCategory.options.filter((each) => each !== 'identity').map((each) => ({ value: each, label: t(`ui:category.${each}`) }))}
        value={category}
        onChange={(value) => setCategory(DataCategory.parse(value))}
      />
      <Select
        label={t('assessments:shelf.better')}
        description={t('assessments:shelf.betterHelp')}
        allowDeselect={false}
        data={directions.map((each) => ({ value: each, label: t(`assessments:shelf.betterWhen.${each}`) }))}
        value={betterWhen ?? 'unsaid'}
        onChange={(value) => setBetterWhen(value === 'higher' || value === 'lower' ? value : null)}
      />
      <Textarea
        label={t('assessments:shelf.licence')}
        description={t('assessments:shelf.licenceHelp')}
        autosize
        minRows={2}
        maxLength={2000}
        value={licence}
        onChange={(event) => setLicence(event.currentTarget.value)}
      />
      {faults.length > 0 ? <FileFaults faults={faults} /> : state.error !== undefined && <ProblemAlert error={state.error} />}
    </Drawer>
  );
}

const directions = ['unsaid', 'higher', 'lower'] as const;

async function readForm(file: File): Promise<Record<string, unknown> | undefined> {
  try {
    const read: unknown = JSON.parse(await file.text());
    return read !== null && typeof read === 'object' && !Array.isArray(read) ? (read as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
