import type { NoteTemplate } from './model-program.ts';

/** The templates a programme starts with; its lead replaces them by its own. */
export const usualNoteTemplates: NoteTemplate[] = [
  {
    key: 'phone-check-in',
    mode: 'call',
    title: { en: 'Phone check-in', de: 'Telefonischer Check-in', it: 'Contatto telefonico di verifica' },
    text: {
      en: 'Check-in with {{client}}, {{day}}\nSince last time:\nWhat went well:\nWhat is hard:\nAgreed until next time:',
      de: 'Check-in mit {{client}}, {{day}}\nSeit dem letzten Mal:\nWas gut lief:\nWas schwerfällt:\nVereinbart bis zum nächsten Mal:',
      it: 'Verifica con {{client}}, {{day}}\nDall’ultima volta:\nChe cosa è andato bene:\nChe cosa è difficile:\nConcordato fino alla prossima volta:',
    },
  },
  {
    key: 'home-visit',
    mode: 'visit',
    title: { en: 'Home visit', de: 'Hausbesuch', it: 'Visita a domicilio' },
    text: {
      en: 'Home visit to {{client}}, {{day}}\nWho was there:\nHome and surroundings:\nHow {{client}} is doing:\nDone together:\nSafety:\nNext steps:',
      de: 'Hausbesuch bei {{client}}, {{day}}\nWer war da:\nWohnung und Umfeld:\nWie es {{client}} geht:\nGemeinsam getan:\nSicherheit:\nNächste Schritte:',
      it: 'Visita a domicilio: {{client}}, {{day}}\nChi era presente:\nCasa e ambiente:\nCome sta {{client}}:\nFatto insieme:\nSicurezza:\nProssimi passi:',
    },
  },
  {
    key: 'team-meeting',
    mode: 'meeting',
    title: { en: 'Team meeting', de: 'Teambesprechung', it: 'Riunione d’équipe' },
    text: {
      en: 'Team meeting about {{client}}, {{day}}\nPresent: {{worker}}\nWhat {{client}} wants:\nWhere things stand:\nDecided:\nWho does what by when:',
      de: 'Teambesprechung zu {{client}}, {{day}}\nAnwesend: {{worker}}\nWas {{client}} möchte:\nStand der Dinge:\nBeschlossen:\nWer macht was bis wann:',
      it: 'Riunione d’équipe su {{client}}, {{day}}\nPresenti: {{worker}}\nChe cosa desidera {{client}}:\nA che punto siamo:\nDeciso:\nChi fa che cosa ed entro quando:',
    },
  },
];
