import { createContext, type ReactNode, useContext } from 'react';
import type { Language } from '#kernel';
import type { Answer, FormItem, ItemPath, Questionnaire } from '#questionnaire';

/** What every question of one form needs. */
export type FormTools = {
  questionnaire: Questionnaire;
  language: Language;
  disabled: boolean;
  /** What is wrong at a place, in the reader's words. */
  errorAt: (key: string) => string | undefined;
  answer: (path: ItemPath, answers: readonly Answer[]) => void;
  addRow: (path: ItemPath) => void;
  removeRow: (path: ItemPath) => void;
  /** How an area draws a question the kit cannot: a file, a link to a record. */
  special: ((place: FormItem) => ReactNode) | undefined;
};

/** What every field of a question takes. */
export type FieldProps = { label: ReactNode; error: string | undefined; disabled: boolean };

const FormContext = createContext<FormTools | undefined>(undefined);
export const FormProvider = FormContext.Provider;

export function useForm(): FormTools {
  const tools = useContext(FormContext);
  if (!tools) throw new Error('a question stands outside its form');
  return tools;
}
