export { DocumentId, DocumentKind, DocumentView, documentKinds, largestFile, NewDocument } from './model.ts';
