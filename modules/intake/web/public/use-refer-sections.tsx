import { useTranslation } from 'react-i18next';
import { type FormSection, useLanguageOptions } from '#ui';
import { urgencies } from '../../model.ts';
import { answerWishes, senderRelations } from '../../model-public.ts';
import { EmergencyNotice } from './emergency-notice.tsx';
import type { PublicFormAnswer } from './queries.ts';
import { phoneUses, type ReferForm, times } from './refer-form.ts';
import { WaysNotToUse } from './ways-not-to-use.tsx';

type Values = Readonly<Record<string, unknown>>;
const isOther = (values: Values) => values.about === 'other';
const hasPhone = (values: Values) => typeof values.phone === 'string' && values.phone !== '';

/** The questions in plain words: for whom, why, who, how to be reached and how not, and how to answer. */
export function useReferSections(values: Values, receivers: PublicFormAnswer['receivers']): readonly FormSection<typeof ReferForm>[] {
  const { t } = useTranslation('intake');
  const languages = useLanguageOptions();
  const receiver = receivers.find(({ id }) => id === values.receivingOrganizationId) ?? receivers[0];
  const country = receiver?.country;
  const other = isOther(values);
  const isPressing = values.urgency === 'urgent' || values.urgency === 'same_day';
  const options = <Value extends string>(all: readonly Value[], label: (value: Value) => string) =>
    all.map((value) => ({ value, label: label(value) }));
  return [
    {
      title: t('refer.who'),
      fields: {
        receivingOrganizationId: {
          label: t('refer.to'),
          widget: 'radios',
          options: receivers.map(({ id, name }) => ({ value: id, label: name })),
          showIf: () => receivers.length > 1,
        },
        about: { label: t('refer.about'), options: options(['self', 'other'] as const, (each) => t(`refer.aboutWhom.${each}`)) },
        senderName: { label: t('refer.senderName'), oneOfSeveral: true, autoComplete: 'name', showIf: isOther },
        senderRelation: {
          label: t('refer.relation'),
          options: options(senderRelations, (each) => t(`relation.${each}`)),
          oneOfSeveral: true,
          showIf: isOther,
        },
        senderPhone: { label: t('refer.senderPhone'), widget: 'phone', country, showIf: isOther },
        senderEmail: { label: t('refer.senderEmail'), autoComplete: 'email', showIf: isOther },
        personAgrees: {
          label: t('refer.agrees'),
          options: options(['yes', 'no', 'not_asked'] as const, (each) => t(`new.agrees_${each}`)),
          oneOfSeveral: true,
          showIf: isOther,
        },
      },
    },
    {
      title: t('refer.what'),
      fields: {
        reason: { label: t(other ? 'refer.reasonOther' : 'refer.reason'), help: t('refer.reasonHelp') },
        urgency: {
          label: t('refer.urgency'),
          widget: 'radios',
          options: options(urgencies, (each) => t(`refer.urgency_${each}`)),
        },
      },
      notice: isPressing && <EmergencyNotice country={country} />,
    },
    {
      title: t(other ? 'refer.person' : 'refer.you'),
      fields: {
        givenNames: { label: t('new.givenNames'), oneOfSeveral: true, half: true, autoComplete: other ? 'off' : 'given-name' },
        familyName: { label: t('new.familyName'), oneOfSeveral: true, half: true, autoComplete: other ? 'off' : 'family-name' },
        birthDate: { label: t('new.birthDate'), widget: 'partialDate', help: t('new.birthDateHelp') },
        languages: { label: t('new.languages'), options: languages },
        interpreterNeeded: { label: t('refer.interpreter') },
      },
    },
    {
      title: t(other ? 'refer.reachOther' : 'refer.reach'),
      help: t('refer.reachHelp'),
      fields: {
        phone: { label: t('refer.phone'), widget: 'phone', country, autoComplete: other ? 'off' : 'tel' },
        phoneUse: { label: t('refer.phoneUse'), options: options(phoneUses, (each) => t(`refer.phoneUse_${each}`)), showIf: hasPhone },
        times: { label: t('refer.times'), widget: 'radios', options: options(times, (each) => t(`refer.times_${each}`)), showIf: hasPhone },
        messageSafe: { label: t('refer.messageSafe'), help: t('refer.messageSafeHelp'), showIf: hasPhone },
        email: { label: t('refer.email'), autoComplete: other ? 'off' : 'email' },
        address: { label: t('refer.address'), widget: 'address', country },
        addressProtected: { label: t('refer.addressProtected'), help: t('refer.addressProtectedHelp') },
        not: { label: t('refer.not'), help: t('refer.notHelp'), render: (field) => <WaysNotToUse {...field} /> },
        notNote: { label: t('new.notNote'), showIf: (now) => Array.isArray(now.not) && now.not.length > 0 },
      },
    },
    {
      title: t('refer.answerTitle'),
      fields: {
        answerWish: {
          label: t('refer.answerWish'),
          widget: 'radios',
          options: answerWishes.map((value) => ({
            value,
            label: t(`refer.answerWish_${value}`),
            help: t(`refer.answerWishHelp_${value}`),
          })),
        },
      },
    },
    {
      title: t('refer.notice'),
      help: <PrivacyNotice organization={receiver?.name ?? ''} />,
      fields: { noticeRead: { label: t('refer.noticeRead') } },
    },
  ];
}

/** Who reads it, what for, how long, and what one may ask for. */
function PrivacyNotice({ organization }: { organization: string }) {
  const { t } = useTranslation('intake');
  return t('refer.noticeText', { organization });
}
