export { OperatorError } from './operator-error.ts';
export { homeSecrets, type Secrets } from './secrets.ts';
export { type MailTransport, parseSettings, type Settings } from './settings.ts';
