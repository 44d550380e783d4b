import { useTranslation } from 'react-i18next';
import { Button, Card, Chip, FactList, useFormat } from '#ui';
import { ClockList } from './clock-list.tsx';
import styles from './programs.module.css';
import { type Program, useInstrumentTitles } from './queries.ts';

type ProgramCardProps = { program: Program; mayChange: boolean; onChange: () => void; onEnd: () => void };

/** One programme: for whom, how it works, what it asks for, and its clocks. */
export function ProgramCard({ program, mayChange, onChange, onEnd }: ProgramCardProps) {
  const { t } = useTranslation('cases');
  const own = program.clocks.filter(({ isOwn }) => isOwn).length;
  return (
    <Card className={styles.program} aria-labelledby={`program-${program.id}`}>
      <header>
        <h2 id={`program-${program.id}`}>{program.name}</h2>
        <Chip>{t(`model.${program.model}`)}</Chip>
        {!program.active && <Chip tone="today">{t('programs.ended')}</Chip>}
        {mayChange && (
          <span className={styles.buttons}>
            <Button size="small" onClick={onChange}>
              {t('programs.change')}
            </Button>
            <Button size="small" variant="quiet" onClick={onEnd}>
              {t(program.active ? 'programs.end' : 'programs.reopen')}
            </Button>
          </span>
        )}
      </header>
      <p className={styles.quiet}>
        {[program.targetGroup, program.organizationName, t('programs.openCases', { count: program.openCases })].filter(Boolean).join(' · ')}
      </p>
      <Asks program={program} />
      <details>
        <summary>{own > 0 ? t('programs.clocksOwn', { count: own }) : t('programs.clocks')}</summary>
        <ClockList clocks={program.clocks} />
      </details>
    </Card>
  );
}

function Asks({ program: { settings } }: { program: Program }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const titles = useInstrumentTitles();
  const named = (keys: readonly string[]) =>
    keys.length > 0 ? format.list(keys.map((key) => titles.get(key) ?? key)) : t('programs.none');
  const { soft, hard } = settings.caseloadLimits;
  const limits = [
    soft !== null && t('programs.softLimit', { limit: format.number(soft) }),
    hard !== null && t('programs.hardLimit', { limit: format.number(hard) }),
  ].filter((text) => text !== false);
  const approvals = settings.planApprovals.map((approval) => t(`planApproval.${approval}`));
  const facts: [string, string][] = [
    [t('programs.requiredInstruments'), named(settings.requiredInstruments)],
    [t('programs.outcomeInstruments'), named(settings.outcomeInstruments)],
    [t('programs.planApprovals'), approvals.length > 0 ? format.list(approvals) : t('programs.nobody')],
    [t('programs.conference'), t(settings.requiresConference ? 'programs.conferenceYes' : 'programs.no')],
    [t('programs.eligibility'), t(settings.eligibilityRequired ? 'programs.eligibilityYes' : 'programs.no')],
    [t('programs.limits'), limits.length > 0 ? limits.join(', ') : t('programs.noLimit')],
  ];
  return <FactList facts={facts} />;
}
