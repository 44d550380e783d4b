import type { Language } from '#kernel';

/** The instant all pictures are taken at: Tuesday 10 March 2026, 9:40 in New York. */
export const frozenAt = '2026-03-10T13:40:00Z';
export const frozenZone = 'America/New_York';

type Samples = Record<
  | 'callVerb'
  | 'clientAlias'
  | 'consentWho'
  | 'contactReason'
  | 'contactTitle'
  | 'emptySentence'
  | 'goalWords'
  | 'maskedReason'
  | 'safetyReason'
  | 'safetyTitle'
  | 'suggestion'
  | 'suggestionReason',
  string
>;

/** Sentences as they stand on real screens; the gallery is for builders, so they are not part of the translations. */
export const samples: Record<Language, Samples> = {
  en: {
    callVerb: 'Call',
    clientAlias: 'Client 482',
    consentWho: 'JobBridge',
    contactReason: 'the plan asks for contact every 7 days; last reached 27 Feb.',
    contactTitle: 'weekly check-in',
    emptySentence: 'No answers are waiting. The last one came yesterday at 16:20 from JobBridge.',
    goalWords: '“I want to ride my bike to work again.”',
    maskedReason: 'the client asked that Harbor does not see this record.',
    safetyReason: 'she answered “several days” to question 9 of the PHQ-9 at 8:12.',
    safetyTitle: 'safety call',
    suggestion: 'Screen Marta for heating aid,',
    suggestionReason: 'her heating costs rose by $62.00 in February.',
  },
  de: {
    callVerb: 'Anrufen',
    clientAlias: 'Klientin 482',
    consentWho: 'JobBridge',
    contactReason: 'der Plan alle 7 Tage Kontakt vorsieht; zuletzt am 27. Februar erreicht.',
    contactTitle: 'wöchentlicher Kontaktanruf',
    emptySentence: 'Keine Antworten warten. Die letzte kam gestern um 16:20 Uhr von JobBridge.',
    goalWords: '„Ich möchte wieder mit dem Rad zur Arbeit fahren.“',
    maskedReason: 'die Klientin nicht möchte, dass Harbor diese Akte sieht.',
    safetyReason: 'sie in Frage 9 des PHQ-9 „an einzelnen Tagen“ angab (8:12 Uhr).',
    safetyTitle: 'Sicherheitsanruf',
    suggestion: 'Heizkostenhilfe für Marta prüfen,',
    suggestionReason: 'ihre Heizkosten im Februar um 62,00 $ gestiegen sind.',
  },
  it: {
    callVerb: 'Chiama',
    clientAlias: 'Persona 482',
    consentWho: 'JobBridge',
    contactReason: 'il piano prevede un contatto ogni 7 giorni; ultimo il 27 febbraio.',
    contactTitle: 'contatto settimanale',
    emptySentence: 'Nessuna risposta in attesa. L’ultima è arrivata ieri alle 16:20 da JobBridge.',
    goalWords: '«Vorrei tornare al lavoro in bicicletta.»',
    maskedReason: 'la persona ha chiesto che Harbor non veda questa cartella.',
    safetyReason: 'ha risposto «alcuni giorni» alla domanda 9 del PHQ-9 alle 8:12.',
    safetyTitle: 'chiamata di sicurezza',
    suggestion: 'Verificare il contributo riscaldamento per Marta,',
    suggestionReason: 'le spese di febbraio sono salite di $62.00.',
  },
};
