export { ShortcutDialog } from '#ui';
