import type { Language } from '#kernel';
import type { NewLetterTemplate, TemplateText } from './model.ts';

type Shipped = Omit<NewLetterTemplate, 'id'> & Record<Language, TemplateText>;

/** The letters every network starts with; its administrators change them or write their own. */
export const shippedTemplates: readonly Shipped[] = [
  {
    // Most appointments are about health, and the next one shall be found.
    audience: 'client',
    category: 'health_general',
    purpose: 'care_coordination',
    en: {
      name: 'Invitation to an appointment',
      subject: 'Your appointment on {{appointment.date}}',
      body: `{{recipient.salutation}}

We have an appointment for you:

- {{appointment.title}}
- {{appointment.date}} at {{appointment.time}}
- Where: {{appointment.place}}
- Getting there: {{appointment.transport}}

Please tell us if you cannot come, or if you need an interpreter or somebody to come with you. {{manager.name}} is there for you on {{manager.phone}}.`,
    },
    de: {
      name: 'Einladung zu einem Termin',
      subject: 'Ihr Termin am {{appointment.date}}',
      body: `{{recipient.salutation}}

wir haben einen Termin für Sie:

- {{appointment.title}}
- {{appointment.date}} um {{appointment.time}} Uhr
- Wo: {{appointment.place}}
- So kommen Sie hin: {{appointment.transport}}

Bitte sagen Sie uns, wenn Sie nicht kommen können oder wenn jemand für Sie dolmetschen oder Sie begleiten soll. {{manager.name}} ist für Sie da: {{manager.phone}}.`,
    },
    it: {
      name: 'Invito a un appuntamento',
      subject: 'Il Suo appuntamento di {{appointment.date}}',
      body: `{{recipient.salutation}}

abbiamo un appuntamento per Lei:

- {{appointment.title}}
- {{appointment.date}} alle {{appointment.time}}
- Dove: {{appointment.place}}
- Come arrivare: {{appointment.transport}}

Ci faccia sapere se non può venire o se ha bisogno di un interprete o di qualcuno che L’accompagni. Per Lei c’è {{manager.name}}: {{manager.phone}}.`,
    },
  },
  {
    audience: 'partner',
    category: 'social',
    purpose: 'care_coordination',
    en: {
      name: 'Letter with a referral',
      subject: '{{client.name}}, born {{client.birthDate}}: we ask for your help',
      body: `{{recipient.salutation}}

We have been supporting {{client.name}} since {{case.openedOn}} (our number {{case.number}}). The consent to this letter is on record with us.

These are the goals we work on together:

{{goals.open}}

What we ask of you: [[what you ask for]]

Please tell {{manager.name}} whether and when you can help: {{manager.phone}}, {{manager.email}}.`,
    },
    de: {
      name: 'Begleitschreiben zu einer Vermittlung',
      subject: '{{client.name}}, geboren {{client.birthDate}}: Bitte um Ihre Unterstützung',
      body: `{{recipient.salutation}}

wir begleiten {{client.name}} seit dem {{case.openedOn}} (unsere Nummer {{case.number}}). Die Einwilligung in dieses Schreiben liegt uns vor.

An diesen Zielen arbeiten wir gemeinsam:

{{goals.open}}

Worum wir Sie bitten: [[worum Sie bitten]]

Bitte sagen Sie {{manager.name}}, ob und wann Sie helfen können: {{manager.phone}}, {{manager.email}}.`,
    },
    it: {
      name: 'Lettera che accompagna un invio',
      subject: '{{client.name}}, data di nascita {{client.birthDate}}: richiesta di collaborazione',
      body: `{{recipient.salutation}}

accompagniamo {{client.name}} dal {{case.openedOn}} (nostro numero {{case.number}}). Il consenso a questa lettera è agli atti.

Questi sono gli obiettivi a cui lavoriamo insieme:

{{goals.open}}

Che cosa Vi chiediamo: [[che cosa chiede]]

Vi preghiamo di far sapere a {{manager.name}} se e quando potete aiutare: {{manager.phone}}, {{manager.email}}.`,
    },
  },
  {
    audience: 'referrer',
    category: 'social',
    purpose: 'care_coordination',
    en: {
      name: 'Notice to the referrer that the case is closed',
      subject: '{{client.name}}: our support has ended',
      body: `{{recipient.salutation}}

On {{referral.receivedOn}} you referred {{client.name}} to us (referral {{referral.number}}). Our support in the programme “{{case.program}}” began on {{case.openedOn}} and ended on {{case.closedOn}}.

The reason: {{case.closureReason}}

Thank you for working with us. If support is needed again, you can refer anew at any time: {{organization.phone}}.`,
    },
    de: {
      name: 'Mitteilung an die meldende Stelle, dass der Fall beendet ist',
      subject: '{{client.name}}: Ende unserer Begleitung',
      body: `{{recipient.salutation}}

am {{referral.receivedOn}} haben Sie sich wegen {{client.name}} an uns gewandt (Meldung {{referral.number}}). Unsere Begleitung im Programm „{{case.program}}“ begann am {{case.openedOn}} und endete am {{case.closedOn}}.

Der Grund: {{case.closureReason}}

Danke für die Zusammenarbeit. Wenn wieder Unterstützung nötig ist, können Sie sich jederzeit erneut an uns wenden: {{organization.phone}}.`,
    },
    it: {
      name: 'Comunicazione di chiusura a chi ha fatto la segnalazione',
      subject: '{{client.name}}: fine del nostro accompagnamento',
      body: `{{recipient.salutation}}

il {{referral.receivedOn}} ci avete segnalato {{client.name}} (segnalazione {{referral.number}}). Il nostro accompagnamento nel programma «{{case.program}}» è iniziato il {{case.openedOn}} ed è terminato il {{case.closedOn}}.

Il motivo: {{case.closureReason}}

Vi ringraziamo per la collaborazione. Se servirà di nuovo un aiuto, potete rivolgervi a noi in qualsiasi momento: {{organization.phone}}.`,
    },
  },
];
