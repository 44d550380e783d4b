import type { ReactNode, Ref } from 'react';

type ScrollRegionProps = {
  /** What scrolls here, as a screen reader names it. */
  label: string;
  as?: 'section' | 'aside';
  className?: string | undefined;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
};

/** A part of the page that scrolls by itself: it has a name, and is reachable without a mouse. */
export function ScrollRegion({ label, as: Part = 'section', ...props }: ScrollRegionProps) {
  return <Part {...props} aria-label={label} tabIndex={0} />;
}
