import { type CalendarDate, PartialDate } from '#kernel';
import type { QuestionnaireItem } from './questionnaire.ts';
import type { Answer, ValueKey } from './response.ts';

/** Under which names an item of this type may carry its answer. */
export function expectedKeys(item: QuestionnaireItem): readonly ValueKey[] {
  switch (item.type) {
    case 'group':
    case 'display':
      return [];
    case 'boolean':
      return ['valueBoolean'];
    case 'decimal':
      return ['valueDecimal'];
    case 'integer':
      return ['valueInteger'];
    case 'date':
      return ['valueDate'];
    case 'dateTime':
      return ['valueDateTime'];
    case 'time':
      return ['valueTime'];
    case 'string':
    case 'text':
      return ['valueString'];
    case 'url':
      return ['valueUri'];
    case 'choice':
      return item.answerOption
        ? ['valueCoding', 'valueString', 'valueInteger', 'valueDate', 'valueTime', 'valueReference']
        : ['valueCoding'];
    case 'open-choice':
      return ['valueCoding', 'valueString'];
    case 'attachment':
      return ['valueAttachment'];
    case 'reference':
      return ['valueReference'];
    case 'quantity':
      return ['valueQuantity'];
  }
}

const dateTimePattern = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?$/;

/** Whether the text of a value is what its type promises; a form in the browser and an imported file can both get this wrong. */
export function isWellFormed(key: ValueKey, answer: Answer): boolean {
  switch (key) {
    case 'valueDate':
      return PartialDate.safeParse(answer.valueDate).success;
    case 'valueDateTime': {
      const shape = dateTimePattern.exec(answer.valueDateTime ?? '');
      return shape !== null && PartialDate.safeParse(shape[1] as CalendarDate).success;
    }
    case 'valueTime':
      return timePattern.test(answer.valueTime ?? '');
    case 'valueUri':
      return /^\S+$/.test(answer.valueUri ?? '');
    case 'valueString':
      return (answer.valueString ?? '').trim() !== '';
    default:
      return true;
  }
}
