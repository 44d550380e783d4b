import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, ErrorState, PageHeader, PageLayout, Skeleton, useMay, useSession, useShell } from '#ui';
import { EndProgramDrawer } from './end-program-drawer.tsx';
import { ProgramCard } from './program-card.tsx';
import { ProgramDrawer } from './program-drawer.tsx';
import { ProgramPlaces } from './program-places.tsx';
import styles from './programs.module.css';
import { type Program, usePrograms } from './queries.ts';

type Open = { what: 'change' | 'end'; id: string };

/** The programmes of the house: for whom, by which model, what each asks for, and every clock with its source. */
export function ProgramsPage() {
  const { t } = useTranslation('cases');
  const { begin } = useShell();
  const { organization } = useSession();
  const mayManage = useMay('programs.manage');
  const programs = usePrograms();
  const [open, setOpen] = useState<Open>();
  const items = programs.data?.items ?? [];
  const opened = items.find(({ id }) => id === open?.id);
  const mayChange = (program: Program) => mayManage && program.organizationId === organization?.id;
  const add = mayManage && (
    <Button icon={<IconPlus aria-hidden />} variant="primary" onClick={() => begin('add-program')}>
      {t('programs.add')}
    </Button>
  );
  return (
    <PageLayout>
      <PageHeader title={t('programs.title')} lead={t('programs.lead')} actions={add} />
      <ProgramPlaces />
      {programs.isPending && <Skeleton rows={8} />}
      {programs.isError && <ErrorState error={programs.error} onRetry={() => void programs.refetch()} />}
      {programs.isSuccess && items.length === 0 && <EmptyState action={add}>{t('programs.empty')}</EmptyState>}
      <div className={styles.programs}>
        {items.map((program) => (
          <ProgramCard
            key={program.id}
            program={program}
            mayChange={mayChange(program)}
            onChange={() => setOpen({ what: 'change', id: program.id })}
            onEnd={() => setOpen({ what: 'end', id: program.id })}
          />
        ))}
      </div>
      {opened && open?.what === 'change' && <ProgramDrawer opened program={opened} onClose={() => setOpen(undefined)} />}
      {opened && open?.what === 'end' && <EndProgramDrawer program={opened} onClose={() => setOpen(undefined)} />}
    </PageLayout>
  );
}
