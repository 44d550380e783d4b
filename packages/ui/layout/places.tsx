import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { cx } from '../cx.ts';
import styles from './layout.module.css';
import { showWithin } from './show-within.ts';

export type Place = { to: string; label: string };

/** Links to pages that stand side by side; they look like tabs, and each has its own address. */
export function Places({ label, places }: { label: string; places: readonly Place[] }) {
  const row = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const here = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (row.current && here) showWithin(row.current, here);
  });
  return (
    <nav ref={row} aria-label={label} className={cx(styles.tabs, styles.places)}>
      {places.map(({ to, label: name }) => (
        <Link key={to} className={styles.tab} to={to as '/'} activeOptions={{ exact: true, includeSearch: false }}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
