import { useTranslation } from 'react-i18next';
import { shippedInstruments } from '../model-instruments.ts';

type Shipped = keyof typeof shippedInstruments;
const isShipped = (key: string): key is Shipped => key in shippedInstruments;

/** One sentence about an instrument; of those a network brought itself only the title is known. */
export function useInstrumentWords(): (key: string) => string | undefined {
  const { t } = useTranslation('assessments');
  return (key) => (isShipped(key) ? t(`about.${key}`) : undefined);
}
