import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { languages } from '#kernel';
import { useLanguage } from '#ui';
import { changeLanguage } from '../i18n/start.ts';
import plain from './plain-layout.module.css';
import styles from './shell.module.css';

/** A sheet in the middle with the mark and the choice of language: for sign-in, invitations, reply links. */
export function PlainLayout() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles.plain}>
      <header className={styles['plain-head']}>
        <span className={styles.brand}>
          <span aria-hidden className={styles.mark} />
          {t('productName')}
        </span>
        <nav aria-label={t('language.choose')} className={plain.languages}>
          {languages.map((choice) => (
            <button key={choice} type="button" lang={choice} aria-pressed={choice === language} onClick={() => void changeLanguage(choice)}>
              {t(`language.${choice}`)}
            </button>
          ))}
        </nav>
      </header>
      <main id="content" tabIndex={-1} className={styles['plain-sheet']}>
        <Outlet />
      </main>
    </div>
  );
}
