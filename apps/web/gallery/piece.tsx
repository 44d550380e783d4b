import type { ReactNode } from 'react';
import styles from './gallery.module.css';

/** One frame of the gallery, `span` of twelve columns wide. */
export function Piece({ title, span, children }: { title: string; span: number; children: ReactNode }) {
  return (
    <section className={styles.piece} style={{ gridColumn: `span ${span}` }}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
