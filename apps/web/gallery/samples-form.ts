const units = ['kg', 'lb'].map((code) => ({
  url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption',
  valueCoding: { system: 'http://unitsofmeasure.org', code, display: code },
}));
const options = (...words: string[]) =>
  words.map((display) => ({ valueCoding: { system: 'urn:gallery', code: display.toLowerCase(), display } }));
const help = {
  url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
  valueCodeableConcept: { coding: [{ code: 'help' }] },
};
const whenMoved = [{ question: 'moved', operator: '=', answerBoolean: true }];

/** A questionnaire with every kind of question. */
export const everyQuestion = {
  resourceType: 'Questionnaire',
  status: 'active',
  title: 'Every kind of question',
  item: [
    {
      linkId: 'about',
      type: 'group',
      text: 'About you',
      item: [
        { linkId: 'hint', type: 'display', text: 'Leave out what you do not want to say.', extension: [help] },
        { linkId: 'name', type: 'string', text: 'What would you like to be called?', required: true, maxLength: 40 },
        { linkId: 'born', type: 'date', text: 'Date of birth' },
        { linkId: 'moved', type: 'boolean', text: 'Did you move house in the last year?' },
        { linkId: 'moved-when', type: 'date', text: 'When did you move?', enableWhen: whenMoved },
        { linkId: 'rooms', type: 'integer', text: 'How many rooms?' },
        { linkId: 'weight', type: 'quantity', text: 'Weight', extension: units },
        { linkId: 'reach', type: 'choice', text: 'How do we reach you best?', answerOption: options('Call', 'Text', 'Mail', 'Visit') },
        { linkId: 'visit', type: 'dateTime', text: 'When may we come?' },
      ],
    },
    {
      linkId: 'more',
      type: 'group',
      text: 'Household',
      item: [
        {
          linkId: 'income',
          type: 'open-choice',
          repeats: true,
          text: 'Where does your money come from?',
          answerOption: options('Wages', 'Pension', 'Benefits', 'Family and friends'),
        },
        {
          linkId: 'person',
          type: 'group',
          repeats: true,
          text: 'Person',
          item: [
            { linkId: 'person-name', type: 'string', text: 'Name' },
            { linkId: 'person-helps', type: 'boolean', text: 'Do they help you?' },
          ],
        },
        { linkId: 'likes', type: 'string', repeats: true, text: 'What do you like to do?' },
        { linkId: 'words', type: 'text', text: 'Anything else, in your own words' },
      ],
    },
  ],
};
