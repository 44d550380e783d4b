import { useTranslation } from 'react-i18next';
import type { DeadlineRule } from '#kernel';
import { Chip, useCitation, useFormat } from '#ui';
import styles from './programs.module.css';

/** Deadline rules in words, a row each; on a phone each row is a card. */
export function RulesTable({ label, rules }: { label: string; rules: readonly DeadlineRule[] }) {
  const { t } = useTranslation('cases');
  return (
    <table className={styles.rules} aria-label={label}>
      <thead>
        <tr>
          {(['rule', 'starts', 'time', 'warned', 'told', 'source'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`rules.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <RuleRow key={`${rule.ruleId} ${rule.effectiveFrom}`} rule={rule} />
        ))}
      </tbody>
    </table>
  );
}

function RuleRow({ rule }: { rule: DeadlineRule }) {
  const { t } = useTranslation(['cases', 'ui']);
  const format = useFormat();
  const citation = useCitation();
  const span = ({ duration, unit }: Pick<DeadlineRule, 'duration' | 'unit'>) => t(`cases:span.${unit}`, { count: duration });
  const length = rule.duration === 0 ? t('cases:rules.sameDay') : t(`cases:rules.${rule.direction}`, { span: span(rule) });
  const more = [
    rule.endOfDayRule === 'next_working_day' && t('cases:rules.nextWorkingDay'),
    rule.endOfDayRule === 'noon' && t('cases:rules.noon'),
    rule.counting === 'start_is_day_one' && t('cases:rules.dayOne'),
  ].filter((text) => text !== false);
  const inForce = [
    rule.effectiveFrom && t('cases:rules.from', { date: format.date(rule.effectiveFrom) }),
    rule.effectiveTo && t('cases:rules.to', { date: format.date(rule.effectiveTo) }),
  ].filter(Boolean);
  return (
    <tr>
      <th scope="row">
        {rule.jurisdiction === 'programme' && (
          <span className={styles.purpose}>{t(`cases:rules.purpose.${rule.ruleId as 'CM-PLAN'}`)}</span>
        )}
        <code>{rule.ruleId}</code>
      </th>
      <td data-name={t('cases:rules.starts')}>{t(`cases:rules.event.${rule.startEvent as 'case_opened'}`)}</td>
      <td data-name={t('cases:rules.time')}>
        {length}
        {more.length > 0 && <small>{more.join(', ')}</small>}
      </td>
      <td data-name={t('cases:rules.warned')}>{rule.warning ? t('cases:rules.warning', { span: span(rule.warning) }) : '–'}</td>
      <td data-name={t('cases:rules.told')}>{rule.escalationRole ? t(`ui:role.${rule.escalationRole as 'supervisor'}`) : '–'}</td>
      <td data-name={t('cases:rules.source')}>
        {citation(rule.citation)} {rule.status === 'to_verify' && <Chip tone="today">{t('cases:programs.toVerify')}</Chip>}
        {inForce.length > 0 && <small>{inForce.join(' ')}</small>}
      </td>
    </tr>
  );
}
