import { cx } from '../cx.ts';
import styles from './avatar.module.css';
import { type AvatarTone, initialsOf, toneOf } from './initials.ts';

export type AvatarProps = {
  name: string;
  /** Round for a person, square for an organisation. */
  kind?: 'person' | 'organization' | undefined;
  size?: 'small' | 'medium' | 'large' | undefined;
  /** Taken from the name unless told otherwise. */
  tone?: AvatarTone | undefined;
};

/** Initials in a quiet colour. Always beside the name, so it is hidden from screen readers. */
export function Avatar({ name, kind = 'person', size = 'medium', tone = toneOf(name) }: AvatarProps) {
  const shape = kind === 'organization' ? styles.organization : tone !== 'sea' && styles[tone];
  return (
    <span aria-hidden className={cx(styles.avatar, size !== 'medium' && styles[size], shape)}>
      {initialsOf(name)}
    </span>
  );
}
