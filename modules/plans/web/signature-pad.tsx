import { IconEraser } from '@tabler/icons-react';
import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, cx } from '#ui';
import styles from './plans.module.css';
import { field, type Point, pathOf, withPoint } from './strokes.ts';

type SignaturePadProps = {
  label: string;
  value: readonly (readonly Point[])[];
  onChange: (strokes: readonly (readonly Point[])[]) => void;
  error?: string | undefined;
};

/** A field to sign in with finger, pen or mouse. Whoever cannot draw signs on paper; that is the next choice in the same drawer. */
export function SignaturePad({ label, value, onChange, error }: SignaturePadProps) {
  const { t } = useTranslation('plans');
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useRef(false);
  const pointOf = (event: PointerEvent): Point => {
    const box = svg.current?.getBoundingClientRect() ?? { left: 0, top: 0, width: 1, height: 1 };
    return [((event.clientX - box.left) / box.width) * field.width, ((event.clientY - box.top) / box.height) * field.height];
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    onChange([...value, withPoint([], pointOf(event))]);
  };
  const draw = (event: PointerEvent) => {
    if (!drawing.current) return;
    const last = value.at(-1) ?? [];
    const next = withPoint(last, pointOf(event));
    if (next !== last) onChange([...value.slice(0, -1), next]);
  };
  const end = () => {
    drawing.current = false;
  };
  return (
    <div className={styles.padField}>
      <span className={styles.label}>{label}</span>
      <svg
        ref={svg}
        role="img"
        aria-label={t(value.length > 0 ? 'padSigned' : 'padEmpty')}
        className={cx(styles.pad, error !== undefined && styles.wrong)}
        viewBox={`0 0 ${field.width} ${field.height}`}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <title>{t(value.length > 0 ? 'padSigned' : 'padEmpty')}</title>
        <line className={styles.padLine} x1={40} x2={field.width - 40} y1={230} y2={230} />
        <path className={styles.ink} d={value.map(pathOf).join('')} />
      </svg>
      {value.length > 0 && (
        <Button size="small" variant="quiet" icon={<IconEraser aria-hidden />} onClick={() => onChange([])}>
          {t('padClear')}
        </Button>
      )}
      {error !== undefined && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}

/** A signature that was drawn, as it stands in the record. */
export function DrawnSignature({ strokes, label }: { strokes: readonly (readonly (readonly number[])[])[]; label: string }) {
  return (
    <svg role="img" aria-label={label} className={styles.drawn} viewBox={`0 0 ${field.width} ${field.height}`}>
      <title>{label}</title>
      <path className={styles.ink} d={strokes.map((stroke) => pathOf(stroke.map(([x = 0, y = 0]) => [x, y]))).join('')} />
    </svg>
  );
}
