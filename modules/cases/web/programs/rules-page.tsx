import { Checkbox, Select, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Country, countryName, type DeadlineRule, deadlineRules } from '#kernel';
import { GroupHeader, PageHeader, PageLayout, useLanguage } from '#ui';
import { ProgramPlaces } from './program-places.tsx';
import styles from './programs.module.css';
import { RulesTable } from './rules-table.tsx';

const route = getRouteApi('/shell/programs/clocks');
const jurisdictions = [...new Set(deadlineRules.map((rule) => rule.jurisdiction))];

/** Every deadline rule the house works with: what it is for, how it is counted, and where it comes from. */
export function RulesPage() {
  const { t } = useTranslation('cases');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const jurisdictionName = useJurisdictionName();
  const shown = deadlineRules.filter((rule) => fits(rule, search));
  const go = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true });
  return (
    <PageLayout>
      <PageHeader title={t('rules.title')} lead={t('rules.lead')} />
      <ProgramPlaces />
      <div className={styles.ruleFilters}>
        <TextInput
          label={t('rules.search')}
          value={search.q ?? ''}
          onChange={(event) => go({ q: event.currentTarget.value || undefined })}
        />
        <Select
          label={t('rules.jurisdictionLabel')}
          placeholder={t('rules.all')}
          clearable
          data={jurisdictions.map((value) => ({ value, label: jurisdictionName(value) }))}
          value={search.of ?? null}
          onChange={(of) => go({ of: of ?? undefined })}
        />
        <Checkbox
          label={t('rules.onlyToVerify')}
          checked={search.open ?? false}
          onChange={(event) => go({ open: event.currentTarget.checked || undefined })}
        />
      </div>
      <p role="status" className={styles.quiet}>
        {t('rules.count', { count: shown.length })}
      </p>
      {shown.length === 0 && <p>{t('rules.none')}</p>}
      {groupsOf(shown).map(([jurisdiction, line, rules]) => (
        <RuleGroup
          key={`${jurisdiction} ${line}`}
          title={`${jurisdictionName(jurisdiction)}: ${t(`rules.line.${line as 'erisa'}`)}`}
          rules={rules}
        />
      ))}
    </PageLayout>
  );
}

function RuleGroup({ title, rules }: { title: string; rules: readonly DeadlineRule[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.ruleGroup}>
      <GroupHeader title={<span id={id}>{title}</span>} count={rules.length} />
      <RulesTable label={title} rules={rules} />
    </section>
  );
}

function useJurisdictionName(): (jurisdiction: string) => string {
  const { t } = useTranslation('cases');
  const language = useLanguage();
  return (jurisdiction) => (jurisdiction === 'programme' ? t('rules.house') : countryName(jurisdiction as Country, language));
}

type Search = { q?: string | undefined; of?: string | undefined; open?: boolean | undefined };

function fits(rule: DeadlineRule, { q = '', of, open }: Search): boolean {
  const text = `${rule.ruleId} ${rule.citation}`.toLowerCase();
  if (of !== undefined && rule.jurisdiction !== of) return false;
  if (open && rule.status !== 'to_verify') return false;
  return q
    .toLowerCase()
    .split(' ')
    .every((word) => text.includes(word));
}

/** Rules of one jurisdiction and one line of business together, in the order they are shipped. */
function groupsOf(rules: readonly DeadlineRule[]): [jurisdiction: string, line: string, rules: DeadlineRule[]][] {
  const groups = Map.groupBy(rules, (rule) => `${rule.jurisdiction} ${rule.lineOfBusiness}`);
  return [...groups].map(([key, list]) => {
    const [jurisdiction = '', line = ''] = key.split(' ');
    return [jurisdiction, line, list];
  });
}
