import { Refused } from '#kernel';
import { loadCasePaper } from '#modules/cases/server/index.ts';
import { type Tx, text } from '#platform';
import type { Gap, LetterChoice, LetterDraft } from '../model.ts';
import type { FieldKey } from '../model-fields.ts';
import { fieldsOf, mergeText } from '../rules-merge.ts';
import { languageFor } from '../rules-template.ts';
import { checkOutgoing, firstWay, toldBy } from './check-letter.ts';
import { fieldValues } from './field-values.ts';
import { loadLetterCase } from './letter-case.ts';
import { addressLines } from './recipients.ts';

/** What the template says for this case and recipient, with a gap wherever nothing is known or may be told. Refuses what {@link loadLetterCase} refuses. */
export async function draftLetter(
  tx: Tx,
  caseId: string,
  choice: LetterChoice,
): Promise<{ draft: LetterDraft; personId: string; told: string[] }> {
  const of = await loadLetterCase(tx, caseId, choice);
  const { row, template, recipient, client } = of;
  const network = await tx.db.selectFrom('networks').select('language').executeTakeFirstOrThrow();
  const language = languageFor(template.texts, [choice.language, ...recipient.languages, network.language]);
  const wording = language && template.texts[language];
  if (!wording) throw new Refused({ code: 'record.not-found' });
  const paper = await loadCasePaper(tx, caseId, language);
  const readValue = await fieldValues(tx, { row, paper, client, recipient, language, category: template.category });
  const labelOf = (key: FieldKey) => text(language, `letters:field.${key}`);
  const gaps = fieldsOf(`${wording.subject}\n${wording.body}`).flatMap((field): Gap[] => {
    const value = readValue(field);
    return 'gap' in value ? [{ field, label: text(tx.actor.language, `letters:field.${field}`), reason: value.gap }] : [];
  });
  const delivery = choice.delivery ?? firstWay(of);
  const outgoing = checkOutgoing(tx, of, { language, delivery, basis: null });
  const needsBasis = !outgoing.ok && outgoing.refusal.code === 'letter.basis-missing';
  return {
    personId: row.personId,
    told: toldBy(of, language),
    draft: {
      templateVersion: template.version,
      recipientName: recipient.name,
      language,
      delivery,
      address: addressOf(),
      subject: mergeText(wording.subject, readValue, labelOf),
      body: mergeText(wording.body, readValue, labelOf),
      gaps,
      needsBasis,
      obstacle: outgoing.ok || needsBasis ? null : { ...outgoing.refusal },
    },
  };

  /** What goes by post needs an address; a letter that is handed over or mailed needs a name. */
  function addressOf(): string {
    if (delivery !== 'post' || recipient.address !== null) return addressLines(recipient, paper.language, paper.country).join('\n');
    return [recipient.name, recipient.at, `[[${text(paper.language, 'letters:gap.address')}]]`].filter(Boolean).join('\n');
  }
}
