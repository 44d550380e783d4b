export { ContactMode, type ContactOutcome, ContactView, contactModes, contactOutcomes, NewContact, NoteCategory } from './model.ts';
export { attemptsSinceReached, fulfilsRhythm, isUsuallyDirect } from './rules.ts';
