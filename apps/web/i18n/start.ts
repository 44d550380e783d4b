import i18next, { type BackendModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '#kernel';
import { languageOf, oneStop, registerWordFormats } from '#ui';
import { laterAreas, loaderOf } from './word-files.ts';

const storageKey = 'lotse-language';
const firstAreas = ['ui', 'web', 'first'];

const wordFiles: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, area, done) => {
    loaderOf(language, area)().then(
      (words) => done(null, words),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/**
 * Fetches the words that are probably wanted, before it is known whose language it is; one who speaks another waits for those as well. The first screen
 * of the day needs few of them; every other page needs those of the areas too.
 */
export function fetchWords(pathname: string): void {
  const [ofAreas = ''] = laterAreas;
  for (const area of [...firstAreas, ...(isFirstScreen(pathname) ? [] : [ofAreas])])
    void loaderOf(deviceLanguage(), area)().catch(() => undefined);
}

/** Before anybody can have opened anything: as soon as somebody moves, or the way leads on, the words of all areas are fetched. */
export function fetchAllWordsWhenMoving(onLeave: (leave: (pathname: string) => void) => void): void {
  const moves = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel'] as const;
  const fetchAll = () => {
    for (const move of moves) removeEventListener(move, fetchAll, true);
    void i18next.loadNamespaces(laterAreas);
  };
  for (const move of moves) addEventListener(move, fetchAll, { capture: true, passive: true });
  onLeave((pathname) => !isFirstScreen(pathname) && fetchAll());
}

/** Starts the words of the interface: those of the kit and the shell at once, those of an area when one of its screens is shown. */
export async function startWords(profileLanguage?: Language): Promise<i18n> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(wordFiles)
    .use(initReactI18next)
    .use(oneStop)
    .init({
      lng: profileLanguage ?? deviceLanguage(),
      supportedLngs: languages,
      fallbackLng: false,
      ns: firstAreas,
      defaultNS: 'web',
      returnNull: false,
      postProcess: oneStop.name,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  registerWordFormats(i18next);
  return i18next;
}

/** Changes the language of the screen and remembers it on this device; the profile is the caller's to change. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}

function deviceLanguage(): Language {
  return storedLanguage() ?? languageOf(navigator.languages.find((tag) => isOurs(tag)));
}

function storedLanguage(): Language | undefined {
  const value = localStorage.getItem(storageKey);
  return languages.find((language) => language === value);
}

const isFirstScreen = (pathname: string): boolean => pathname === '/' || pathname === '/today';

const isOurs = (tag: string): boolean => languages.some((language) => tag.toLowerCase().startsWith(language));
