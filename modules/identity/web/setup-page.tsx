import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { api, client } from '#client';
import { Country, countryName, type Language, Language as LanguageSchema, languages, TimeZone } from '#kernel';
import { OrganizationKind, organizationKinds, Sector, Setting, sectors, settings } from '#modules/organizations/index.ts';
import {
  Button,
  ButtonAnchor,
  countryCodes,
  FormView,
  knownTimeZones,
  PageHeader,
  Skeleton,
  useFormat,
  useLanguage,
  useZodForm,
} from '#ui';
import { Email, PersonalName } from '../model.ts';
import { passwordMinimum } from '../rules.ts';
import { homeOf } from './home-country.ts';
import styles from './identity.module.css';
import { goodPassword } from './new-password-form.tsx';

const Place = z
  .object({
    network: z.string().trim().min(1).max(200),
    country: Country,
    timeZone: TimeZone,
    language: LanguageSchema,
    organization: z.string().trim().min(1).max(200),
    kind: OrganizationKind,
    sector: Sector,
    setting: Setting,
    givenName: PersonalName,
    familyName: PersonalName,
    email: Email,
    password: z.string().min(1).max(200),
  })
  .check(({ value, issues }) => {
    const checked = goodPassword(value.email).safeParse(value.password);
    if (!checked.success)
      issues.push(...checked.error.issues.map((issue) => ({ ...issue, path: ['password'], input: value.password }) as never));
  });

/** The first start: what the place is called, who works there first, and who runs it. Three things on one page. */
export function SetupPage() {
  const { t } = useTranslation('identity');
  const { data } = api.useQuery('get', '/api/setup');
  if (!data) return <Skeleton rows={8} />;
  if (!data.needed) {
    return (
      <div className={styles.plain}>
        <PageHeader title={t('setup.doneTitle')} />
        <ButtonAnchor variant="primary" size="large" wide href="/sign-in">
          {t('signIn.title')}
        </ButtonAnchor>
      </div>
    );
  }
  return (
    <div className={styles.plain}>
      <PageHeader title={t('setup.title')} />
      <p className={styles.lead}>{t('setup.lead')}</p>
      <SetupForm />
    </div>
  );
}

function SetupForm() {
  const { t } = useTranslation('identity');
  const { t: ofOrganizations } = useTranslation('organizations');
  const language = useLanguage();
  const { compare } = useFormat();
  const home = useMemo(() => homeOf(navigator.languages, language), [language]);
  const form = useZodForm({
    schema: Place,
    initial: {
      country: home.country,
      timeZone: home.timeZone,
      language,
      setting: 'non_governmental',
      sector: 'social',
      kind: 'social_agency',
    },
    onSave: async ({ value }) => {
      await client.POST('/api/setup', { body: toSetup(value) });
      window.location.assign('/');
    },
  });
  const countries = useMemo(
    () => countryCodes.map((code) => ({ value: code, label: countryName(code, language) })).sort((a, b) => compare(a.label, b.label)),
    [language, compare],
  );
  return (
    <FormView
      form={form}
      level={2}
      sections={[
        {
          title: t('setup.network'),
          help: t('setup.networkHelp'),
          fields: {
            network: { label: t('setup.networkName') },
            country: { label: t('setup.country'), widget: 'choice', options: countries, half: true },
            timeZone: { label: t('setup.timeZone'), widget: 'choice', options: knownTimeZones(), half: true },
            language: { label: t('setup.language'), options: languages.map((each) => ({ value: each, label: t(`languageName.${each}`) })) },
          },
        },
        {
          title: t('setup.organization'),
          help: t('setup.organizationHelp'),
          fields: {
            organization: { label: t('setup.organizationName') },
            kind: {
              label: ofOrganizations('field.kind'),
              options: organizationKinds.map((value) => ({ value, label: ofOrganizations(`kind.${value}`) })),
              half: true,
            },
            sector: {
              label: ofOrganizations('field.sector'),
              options: sectors.map((value) => ({ value, label: ofOrganizations(`sector.${value}`) })),
              half: true,
            },
            setting: {
              label: ofOrganizations('field.setting'),
              options: settings.map((value) => ({ value, label: ofOrganizations(`setting.${value}`) })),
            },
          },
        },
        {
          title: t('setup.administrator'),
          help: t('setup.administratorHelp'),
          fields: {
            givenName: { label: t('user.givenName'), autoComplete: 'given-name', half: true },
            familyName: { label: t('user.familyName'), autoComplete: 'family-name', half: true },
            email: { label: t('field.email'), widget: 'email', autoComplete: 'username' },
            password: {
              label: t('field.password'),
              widget: 'password',
              autoComplete: 'new-password',
              help: t('field.passwordHelp', { minimum: passwordMinimum }),
            },
          },
        },
      ]}
    >
      <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
        {t('setup.submit')}
      </Button>
    </FormView>
  );
}

function toSetup(place: z.output<typeof Place>) {
  const { network, country, timeZone, language, organization, kind, sector, setting, ...administrator } = place;
  return {
    network: { name: network, country, currency: homeOf([`${language}-${country}`], language as Language).currency, timeZone, language },
    organization: { name: organization, kind, sector, setting },
    administrator,
  };
}
