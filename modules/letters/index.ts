export { Delivery, LetterDraft, LetterTemplateView, LetterView } from './model.ts';
