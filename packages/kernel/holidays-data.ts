import { day } from './calendar-date.ts';
import type { HolidayDay, HolidayRule, HolidaySet } from './holidays.ts';
import type { Language } from './language.ts';

type Names = HolidayRule['name'];
type Options = { from?: string; to?: string; observed?: HolidayRule['observed']; status?: HolidayRule['status'] };

const fixed = (month: number, dayOfMonth: number): HolidayDay => ({ kind: 'fixed', month, day: dayOfMonth });
const easter = (offset: number): HolidayDay => ({ kind: 'easter', offset });
const nth = (which: number, weekday: 1 | 4, month: number): HolidayDay => ({ kind: 'nth_weekday', nth: which, weekday, month });
const names = (en: string, de: string, it: string): Names => ({ en, de, it });

function holiday(citation: string, key: string, name: Names, on: HolidayDay, options: Options = {}): HolidayRule {
  const { from, to, observed = 'same_day', status = 'verified' } = options;
  return { key, name, on, observed, effectiveFrom: from ? day(from) : null, effectiveTo: to ? day(to) : null, citation, status };
}

const newYear = names("New Year's Day", 'Neujahr', 'Capodanno');
const epiphany = names('Epiphany', 'Heilige Drei Könige', 'Epifania');
const easterMonday = names('Easter Monday', 'Ostermontag', "Lunedì dell'Angelo");
const labourDay = names('Labour Day', 'Tag der Arbeit', 'Festa del lavoro');
const assumption = names('Assumption Day', 'Mariä Himmelfahrt', 'Assunzione (Ferragosto)');
const allSaints = names("All Saints' Day", 'Allerheiligen', 'Ognissanti');
const christmas = names('Christmas Day', '1. Weihnachtstag', 'Natale');
const saintStephen = names("St Stephen's Day", '2. Weihnachtstag', 'Santo Stefano');

/** Legal public holidays of the federal government: 5 U.S.C. § 6103(a); moved to the nearest weekday by § 6103(b) and E.O. 11582. */
const federal = (key: string, name: Names, on: HolidayDay, from?: string) =>
  holiday('5 U.S.C. § 6103', key, name, on, { ...(from ? { from } : {}), observed: 'nearest_weekday' });

export const usFederalHolidays: HolidaySet = {
  id: 'US',
  weekend: [6, 7],
  rules: [
    federal('new_year', newYear, fixed(1, 1)),
    federal(
      'mlk',
      names('Birthday of Martin Luther King, Jr.', 'Martin-Luther-King-Tag', 'Giorno di Martin Luther King'),
      nth(3, 1, 1),
      '1986-01-20',
    ),
    federal('washington', names("Washington's Birthday", 'Washingtons Geburtstag', 'Compleanno di Washington'), nth(3, 1, 2), '1971-01-01'),
    federal('memorial', names('Memorial Day', 'Memorial Day', 'Memorial Day'), nth(-1, 1, 5), '1971-01-01'),
    federal('juneteenth', names('Juneteenth', 'Juneteenth', 'Juneteenth'), fixed(6, 19), '2021-06-17'),
    federal('independence', names('Independence Day', 'Unabhängigkeitstag', "Giorno dell'Indipendenza"), fixed(7, 4)),
    federal('labor', names('Labor Day', 'Labor Day', 'Labor Day'), nth(1, 1, 9)),
    federal('columbus', names('Columbus Day', 'Kolumbus-Tag', 'Columbus Day'), nth(2, 1, 10), '1971-01-01'),
    federal('veterans', names('Veterans Day', 'Veteranentag', 'Giorno dei veterani'), fixed(11, 11), '1978-01-01'),
    federal('thanksgiving', names('Thanksgiving Day', 'Thanksgiving', 'Giorno del Ringraziamento'), nth(4, 4, 11)),
    federal('christmas', christmas, fixed(12, 25)),
  ],
};

const feiertagsgesetze = 'Feiertagsgesetze aller Länder';
const german = (key: string, name: Names, on: HolidayDay, options?: Options) =>
  holiday(feiertagsgesetze, key, name, on, { ...options, status: 'to_verify' });
const unityDay = names('Day of German Unity', 'Tag der Deutschen Einheit', "Giorno dell'Unità tedesca");
const reformation = names('Reformation Day', 'Reformationstag', 'Festa della Riforma');

const germanNationwide: HolidayRule[] = [
  german('new_year', newYear, fixed(1, 1)),
  german('good_friday', names('Good Friday', 'Karfreitag', 'Venerdì Santo'), easter(-2)),
  german('easter_monday', easterMonday, easter(1)),
  german('labour_day', labourDay, fixed(5, 1)),
  german('ascension', names('Ascension Day', 'Christi Himmelfahrt', 'Ascensione'), easter(39)),
  german('whit_monday', names('Whit Monday', 'Pfingstmontag', 'Lunedì di Pentecoste'), easter(50)),
  holiday('Art. 2 (2) Einigungsvertrag', 'unity', unityDay, fixed(10, 3), { from: '1990-10-03' }),
  german('reformation_500', reformation, fixed(10, 31), { from: '2017-10-31', to: '2017-11-01' }),
  german('christmas', christmas, fixed(12, 25)),
  german('second_christmas', saintStephen, fixed(12, 26)),
];

/** Each Land's own act; the sections were written from general knowledge and still have to be checked there. */
const ofLand = (law: string, key: string, name: Names, on: HolidayDay, options: Options = {}) =>
  holiday(law, key, name, on, { ...options, status: 'to_verify' });

/** Holidays that some Länder add. Days that only some municipalities keep are named where the whole Land counts them for deadlines. */
const regional = {
  epiphany: (law: string) => ofLand(law, 'epiphany', epiphany, fixed(1, 6)),
  womensDay: (law: string, from: string) =>
    ofLand(law, 'womens_day', names("Women's Day", 'Frauentag', 'Festa della donna'), fixed(3, 8), { from }),
  easterSunday: (law: string) => ofLand(law, 'easter', names('Easter Sunday', 'Ostersonntag', 'Pasqua'), easter(0)),
  whitSunday: (law: string) => ofLand(law, 'whit_sunday', names('Whit Sunday', 'Pfingstsonntag', 'Pentecoste'), easter(49)),
  corpusChristi: (law: string) => ofLand(law, 'corpus_christi', names('Corpus Christi', 'Fronleichnam', 'Corpus Domini'), easter(60)),
  assumption: (law: string) => ofLand(law, 'assumption', assumption, fixed(8, 15)),
  childrensDay: (law: string, from: string) =>
    ofLand(law, 'childrens_day', names("World Children's Day", 'Weltkindertag', "Giornata mondiale dell'infanzia"), fixed(9, 20), {
      from,
    }),
  reformation: (law: string, from?: string) => ofLand(law, 'reformation', reformation, fixed(10, 31), from ? { from } : {}),
  allSaints: (law: string) => ofLand(law, 'all_saints', allSaints, fixed(11, 1)),
  repentance: (law: string) =>
    ofLand(law, 'repentance', names('Day of Repentance', 'Buß- und Bettag', 'Giorno di penitenza'), {
      kind: 'weekday_before',
      month: 11,
      day: 23,
      weekday: 3,
    }),
  liberation: (law: string, year: number, name: Names) =>
    ofLand(law, `liberation_${year}`, name, fixed(5, 8), { from: `${year}-05-08`, to: `${year}-05-09` }),
};
const liberationDay = names('Liberation Day', 'Tag der Befreiung', 'Giorno della Liberazione');

const germanLaender: Record<string, HolidayRule[]> = {
  BW: [regional.epiphany('§ 1 FTG BW'), regional.corpusChristi('§ 1 FTG BW'), regional.allSaints('§ 1 FTG BW')],
  // 15 August is a holiday in the Bavarian municipalities with a Catholic majority (about 1,700 of 2,056).
  BY: [
    regional.epiphany('Art. 1 FTG BY'),
    regional.corpusChristi('Art. 1 FTG BY'),
    regional.assumption('Art. 1 FTG BY'),
    regional.allSaints('Art. 1 FTG BY'),
  ],
  BE: [
    regional.womensDay('§ 1 FeiertG BE', '2019-03-08'),
    regional.liberation('§ 1 FeiertG BE', 2020, liberationDay),
    regional.liberation('§ 1 FeiertG BE', 2025, liberationDay),
  ],
  BB: [regional.easterSunday('§ 2 FTG BB'), regional.whitSunday('§ 2 FTG BB'), regional.reformation('§ 2 FTG BB')],
  HB: [regional.reformation('§ 2 FTG HB', '2018-10-31')],
  HE: [regional.corpusChristi('§ 1 HFeiertagsG')],
  HH: [regional.reformation('§ 1 FeiertagsG HH', '2018-10-31')],
  MV: [regional.womensDay('§ 2 FTG M-V', '2023-03-08'), regional.reformation('§ 2 FTG M-V')],
  NI: [regional.reformation('§ 2 NFeiertagsG', '2018-10-31')],
  NW: [regional.corpusChristi('§ 2 Feiertagsgesetz NW'), regional.allSaints('§ 2 Feiertagsgesetz NW')],
  RP: [regional.corpusChristi('§ 2 LFtG RP'), regional.allSaints('§ 2 LFtG RP')],
  SH: [regional.reformation('§ 2 SFTG', '2018-10-31')],
  SL: [regional.corpusChristi('§ 2 SFG'), regional.assumption('§ 2 SFG'), regional.allSaints('§ 2 SFG')],
  SN: [regional.reformation('§ 1 SächsSFG'), regional.repentance('§ 1 SächsSFG')],
  ST: [regional.epiphany('§ 2 FeiertG LSA'), regional.reformation('§ 2 FeiertG LSA')],
  TH: [regional.childrensDay('§ 2 ThürFtG', '2019-09-20'), regional.reformation('§ 2 ThürFtG')],
};

const italianCitation = 'L. 27 maggio 1949 n. 260, art. 2';
const italian = (key: string, name: Names, on: HolidayDay, citation = italianCitation, from?: string, status?: HolidayRule['status']) =>
  holiday(citation, key, name, on, { ...(from ? { from } : {}), ...(status ? { status } : {}) });

export const italianHolidays: HolidaySet = {
  id: 'IT',
  weekend: [6, 7],
  rules: [
    italian('new_year', newYear, fixed(1, 1)),
    italian('epiphany', epiphany, fixed(1, 6), 'D.P.R. 28 dicembre 1985 n. 792', '1986-01-06'),
    italian('easter', names('Easter Sunday', 'Ostersonntag', 'Pasqua'), easter(0)),
    italian('easter_monday', easterMonday, easter(1)),
    italian('liberation', names('Liberation Day', 'Tag der Befreiung', 'Festa della Liberazione'), fixed(4, 25)),
    italian('labour_day', labourDay, fixed(5, 1)),
    italian(
      'republic',
      names('Republic Day', 'Tag der Republik', 'Festa della Repubblica'),
      fixed(6, 2),
      'L. 20 novembre 2000 n. 336',
      '2001-06-02',
    ),
    italian('assumption', assumption, fixed(8, 15)),
    italian(
      'saint_francis',
      names('St Francis', 'Franz von Assisi', "San Francesco d'Assisi"),
      fixed(10, 4),
      'L. 8 ottobre 2025 n. 151',
      '2026-01-01',
      'to_verify',
    ),
    italian('all_saints', allSaints, fixed(11, 1)),
    italian('immaculate', names('Immaculate Conception', 'Mariä Empfängnis', 'Immacolata Concezione'), fixed(12, 8)),
    italian('christmas', christmas, fixed(12, 25)),
    italian('saint_stephen', saintStephen, fixed(12, 26)),
  ],
};

const landNames: Readonly<Record<string, Names>> = {
  BW: names('Baden-Württemberg', 'Baden-Württemberg', 'Baden-Württemberg'),
  BY: names('Bavaria', 'Bayern', 'Baviera'),
  BE: names('Berlin', 'Berlin', 'Berlino'),
  BB: names('Brandenburg', 'Brandenburg', 'Brandeburgo'),
  HB: names('Bremen', 'Bremen', 'Brema'),
  HE: names('Hesse', 'Hessen', 'Assia'),
  HH: names('Hamburg', 'Hamburg', 'Amburgo'),
  MV: names('Mecklenburg-Western Pomerania', 'Mecklenburg-Vorpommern', 'Meclemburgo-Pomerania Anteriore'),
  NI: names('Lower Saxony', 'Niedersachsen', 'Bassa Sassonia'),
  NW: names('North Rhine-Westphalia', 'Nordrhein-Westfalen', 'Renania Settentrionale-Vestfalia'),
  RP: names('Rhineland-Palatinate', 'Rheinland-Pfalz', 'Renania-Palatinato'),
  SH: names('Schleswig-Holstein', 'Schleswig-Holstein', 'Schleswig-Holstein'),
  SL: names('Saarland', 'Saarland', 'Saarland'),
  SN: names('Saxony', 'Sachsen', 'Sassonia'),
  ST: names('Saxony-Anhalt', 'Sachsen-Anhalt', 'Sassonia-Anhalt'),
  TH: names('Thuringia', 'Thüringen', 'Turingia'),
};

/** A German Land by the end of its ISO 3166-2 code, in the reader's language: `NW` is North Rhine-Westphalia. */
export function germanLandName(code: string, language: Language): string {
  return landNames[code]?.[language] ?? code;
}

/** All holiday sets by id: `US`, `IT`, `DE` (nationwide days only), `DE-BW` … `DE-TH`. */
export const holidaySets: ReadonlyMap<string, HolidaySet> = new Map(
  [
    usFederalHolidays,
    italianHolidays,
    { id: 'DE', weekend: [6, 7], rules: germanNationwide } satisfies HolidaySet,
    ...Object.entries(germanLaender).map(
      ([land, rules]): HolidaySet => ({ id: `DE-${land}`, weekend: [6, 7], rules: [...germanNationwide, ...rules] }),
    ),
  ].map((set) => [set.id, set]),
);

/** The nationwide holidays of a country; for one whose holidays we do not know, its weekends only. */
export function holidaysOfCountry(country: string): HolidaySet {
  return holidaySets.get(country) ?? { id: country, weekend: [6, 7], rules: [] };
}

/** The holiday set with this id; throws if there is none. */
export function holidaySet(id: string): HolidaySet {
  const found = holidaySets.get(id);
  if (!found) throw new RangeError(`no holiday set ${id}`);
  return found;
}
