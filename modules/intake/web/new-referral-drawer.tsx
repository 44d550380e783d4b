import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { newId } from '#kernel';
import { ContactKind } from '#modules/people/index.ts';
import { PossibleMatches } from '#modules/people/web/index.ts';
import { Button, Drawer, type FormSection, FormView, SavedStatus, useLanguageOptions, useMay, useSession, useZodForm } from '#ui';
import { ReferralChannel, ReferralSource, Urgency } from '../model.ts';
import styles from './inbox.module.css';
import { emptyReferral, NewReferralForm, referralDraftKey, toReferral } from './new-referral-form.ts';
import { useOrganizationOptions, useReceivers, useReferralActions } from './queries.ts';

/** The person it is about, where they are known already. */
type Known = { id: string } & Pick<z.input<typeof NewReferralForm>, 'givenNames' | 'familyName' | 'birthDate' | 'languages'>;

type NewReferralProps = {
  opened: boolean;
  onClose: () => void;
  about?: Known | undefined;
  /** Begins a case: the referral is our own, and with its id one goes on to accept it. */
  onAccept?: ((id: string) => void) | undefined;
};

/** A referral, written down for whoever calls, or sent to another organisation. Who may be known already shows while typing. */
export function NewReferralDrawer({ opened, onClose, about, onAccept }: NewReferralProps) {
  const { t } = useTranslation('intake');
  const { organization } = useSession();
  const mayReceive = useMay('referrals.receive');
  const { send } = useReferralActions();
  const [id, setId] = useState(newId);
  const { id: _person, ...known } = about ?? {};
  const isOwn = (to: unknown) => mayReceive && to === organization?.id;
  const form = useZodForm({
    schema: NewReferralForm,
    initial: { ...emptyReferral(mayReceive ? organization?.id : undefined), ...(onAccept && { source: 'self' }), ...known },
    draftKey: referralDraftKey(onAccept ? 'case' : 'new', about?.id),
    onSave: async ({ value }) => {
      await send(toReferral(id, value, isOwn(value.receivingOrganizationId)));
      setId(newId());
      form.discardDraft();
      onClose();
      onAccept?.(id);
    },
  });
  const sections = useSections(form.values, isOwn(form.values.receivingOrganizationId), onAccept !== undefined);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={t(onAccept ? 'openCase.title' : 'new.title')}
      footer={
        <>
          <Button variant="primary" busy={form.busy} shortcut="mod+enter" onClick={() => void form.submit()}>
            {t(onAccept ? 'openCase.next' : isOwn(form.values.receivingOrganizationId) ? 'new.save' : 'new.send')}
          </Button>
          <Button variant="quiet" onClick={form.discardDraft}>
            {t('new.discard')}
          </Button>
        </>
      }
    >
      {onAccept && <p className={styles.quiet}>{t('openCase.steps')}</p>}
      <FormView form={form} sections={sections}>
        <SavedStatus />
      </FormView>
    </Drawer>
  );
}

type Values = Readonly<Record<string, unknown>>;

/** The questions, in the order of a call: who asks, about whom, how to reach them and how not, why, how fast. */
function useSections(values: Values, asReceiver: boolean, forCase: boolean): readonly FormSection<typeof NewReferralForm>[] {
  const { t } = useTranslation('intake');
  const { network } = useSession();
  const receivers = useReceivers(true).data?.items ?? [];
  const organizations = useOrganizationOptions();
  const languages = useLanguageOptions();
  const options = <Value extends string>(all: readonly Value[], label: (value: Value) => string) =>
    all.map((value) => ({ value, label: label(value) }));
  const bySomebodyElse = () => asReceiver && values.source !== 'self';
  const byOrganization = () => asReceiver && values.source === 'organization';
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const described = {
    givenNames: text(values.givenNames),
    familyName: text(values.familyName),
    birthDate: text(values.birthDate) || null,
    phones: text(values.phone) ? [text(values.phone)] : [],
    emails: text(values.email) ? [text(values.email)] : [],
  };
  return [
    {
      fields: {
        receivingOrganizationId: {
          label: t('new.to'),
          widget: 'choice',
          options: receivers.map(({ id, name }) => ({ value: id, label: name })),
          showIf: () => !forCase && (receivers.length !== 1 || !asReceiver),
        },
        source: {
          label: t('new.who'),
          options: options(ReferralSource.options, (each) => t(`source.${each}`)),
          showIf: () => asReceiver,
        },
        organizationId: { label: t('new.organization'), widget: 'choice', options: organizations, showIf: byOrganization },
        organizationName: {
          label: t('new.organizationName'),
          showIf: () => byOrganization() && !values.organizationId,
        },
        senderName: { label: t('new.senderName'), half: true, showIf: bySomebodyElse },
        senderPhone: { label: t('new.senderPhone'), widget: 'phone', country: network.country, half: true, showIf: bySomebodyElse },
        senderEmail: { label: t('new.senderEmail'), half: true, showIf: bySomebodyElse },
        senderLanguage: {
          label: t('new.senderLanguage'),
          options: options(['en', 'de', 'it'] as const, (each) => t(`answer.language.${each}`)),
          showIf: () => asReceiver,
        },
        channel: {
          label: t('new.channel'),
          options: options(ReferralChannel.exclude(['online']).options, (each) => t(`channel.${each}`)),
          showIf: () => asReceiver,
        },
      },
    },
    {
      title: t('new.person'),
      fields: {
        givenNames: { label: t('new.givenNames'), half: true, oneOfSeveral: true },
        familyName: { label: t('new.familyName'), half: true, oneOfSeveral: true },
        birthDate: { label: t('new.birthDate'), widget: 'partialDate', help: t('new.birthDateHelp') },
      },
      notice: <PossibleMatches described={described} />,
    },
    {
      fields: {
        languages: { label: t('new.languages'), options: languages },
        interpreterNeeded: { label: t('new.interpreter') },
      },
    },
    {
      title: t('drawer.reach'),
      fields: {
        phone: { label: t('new.phone'), widget: 'phone', country: network.country },
        messageSafe: { label: t('new.messageSafe'), showIf: () => text(values.phone) !== '' },
        email: { label: t('new.email') },
        not: { label: t('new.not'), options: options(ContactKind.options, (each) => t(`new.not_${each}`)) },
        notNote: { label: t('new.notNote'), showIf: () => Array.isArray(values.not) && values.not.length > 0 },
      },
    },
    {
      title: t('new.request'),
      fields: {
        reason: { label: t('new.reason'), help: t('new.reasonHelp') },
        urgency: { label: t('field.urgency'), options: options(Urgency.options, (each) => t(`urgency.${each}`)) },
        personAgrees: {
          label: t('new.agrees'),
          options: options(['yes', 'no', 'not_asked'] as const, (each) => t(`new.agrees_${each}`)),
        },
      },
    },
  ];
}
