import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutSidebarRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/button.tsx';
import { Drawer } from './drawer.tsx';
import styles from './page-layout.module.css';
import { ScrollRegion } from './scroll-region.tsx';
import { Tabs } from './tabs.tsx';

export type Pane = { label: string; content: ReactNode };

type PanesProps = {
  /** What stays above the panes: the header of the record. */
  header: ReactNode;
  /** What happened. */
  left: Pane;
  /** What we do. */
  main: Pane;
  /** Who and when. */
  right: Pane;
};

/**
 * Up to three panes with one job each; they scroll, the page does not. Below 1200 px the right one becomes a drawer, below 900 px
 * all three become tabs.
 */
export function Panes({ header, left, main, right }: PanesProps) {
  const { t } = useTranslation('ui');
  const isNarrow = useMediaQuery('(max-width: 899px)', false, { getInitialValueInEffect: false });
  const isMiddle = useMediaQuery('(max-width: 1199px)', false, { getInitialValueInEffect: false });
  const [opened, setOpened] = useState(false);
  const [tab, setTab] = useState<'main' | 'left' | 'right'>('main');
  if (isNarrow) {
    const panes = { main, left, right };
    return (
      <div className={styles.panes}>
        {header}
        <div className={styles.tabbed}>
          <Tabs
            label={t('panes')}
            tabs={(['main', 'left', 'right'] as const).map((key) => ({ key, label: panes[key].label }))}
            current={tab}
            onChange={setTab}
          >
            {panes[tab].content}
          </Tabs>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.panes}>
      <div>{header}</div>
      <div className={styles.columns}>
        <ScrollRegion className={styles.left} label={left.label}>
          {left.content}
        </ScrollRegion>
        <ScrollRegion label={main.label}>{main.content}</ScrollRegion>
        {!isMiddle && (
          <ScrollRegion as="aside" className={styles.right} label={right.label}>
            {right.content}
          </ScrollRegion>
        )}
      </div>
      {isMiddle && (
        <>
          <Button className={styles.opener} icon={<IconLayoutSidebarRight aria-hidden />} onClick={() => setOpened(true)}>
            {right.label}
          </Button>
          <Drawer opened={opened} onClose={() => setOpened(false)} title={right.label}>
            {right.content}
          </Drawer>
        </>
      )}
    </div>
  );
}
