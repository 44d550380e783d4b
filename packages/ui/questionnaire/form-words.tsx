import type { FormText } from '#questionnaire';
import { useForm } from './form-context.ts';

/** Words of the form, marked with their language where it is not the reader's, so that they are spoken right. */
export function FormWords({ words }: { words: FormText }) {
  const { language } = useForm();
  return words.language.split('-')[0] === language ? words.text : <span lang={words.language}>{words.text}</span>;
}
