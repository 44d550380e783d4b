import { IconChevronDown, IconPlayerPause, IconRouteAltRight, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuItem, MenuSeparator } from '#ui';
import { CaseEvent, type CaseEventType } from '../model-events.ts';
import styles from './cases.module.css';
import { useSteps } from './queries.ts';

const back: readonly CaseEventType[] = ['cancel_closing'];
/** Steps that lead on are offered first, then the way back, pauses and ends. */
const order: readonly CaseEventType[] = [
  ...CaseEvent.options.map((option) => option.shape.type.value).filter((type) => !back.includes(type)),
  ...back,
];
const rare: readonly CaseEventType[] = ['hold', 'administrative_close', 'void'];

type StepsMenuProps = {
  caseId: string;
  onStep: (event: CaseEventType) => void;
  /** Further things one can do with the case, at the end of the menu. */
  children?: ReactNode;
};

/** What the case can do next; a step that waits for something says for how many things. */
export function StepsMenu({ caseId, onStep, children }: StepsMenuProps) {
  const { t } = useTranslation('cases');
  const steps = useSteps(caseId);
  const offered = (steps.data?.items ?? [])
    .filter((step) => step.permitted)
    .toSorted((a, b) => order.indexOf(a.event as CaseEventType) - order.indexOf(b.event as CaseEventType));
  const item = (step: (typeof offered)[number]) => {
    const event = step.event as CaseEventType;
    return (
      <MenuItem
        key={step.id}
        icon={iconOf(event)}
        aside={step.unmet.length > 0 && <span className={styles.count}>{t('missing.count', { count: step.unmet.length })}</span>}
        onSelect={() => onStep(event)}
      >
        {t(`step.${event}`)}
      </MenuItem>
    );
  };
  if (steps.data && offered.length === 0 && !children) return null;
  const main = offered.filter((step) => !rare.includes(step.event as CaseEventType));
  const others = offered.filter((step) => rare.includes(step.event as CaseEventType));
  return (
    <Menu
      label={t('next')}
      width={330}
      trigger={(trigger) => (
        <Button icon={<IconRouteAltRight aria-hidden />} {...trigger}>
          {t('next')} <IconChevronDown aria-hidden size={16} />
        </Button>
      )}
    >
      {main.map(item)}
      {main.length > 0 && others.length > 0 && <MenuSeparator />}
      {others.map(item)}
      {children && offered.length > 0 && <MenuSeparator />}
      {children}
    </Menu>
  );
}

function iconOf(event: CaseEventType): ReactNode {
  if (event === 'hold') return <IconPlayerPause aria-hidden size={16} />;
  if (event === 'administrative_close' || event === 'void') return <IconX aria-hidden size={16} />;
  return <IconRouteAltRight aria-hidden size={16} />;
}
