import { z } from 'zod';
import { filesOf, withoutContent } from './attachments.ts';
import { Attachment, CodeableConcept, FhirDateTime, Period, Reference, resourceFields } from './datatypes.ts';
import { whenOf } from './fhir-time.ts';
import { checked, codedOf, codeOf, entry, firstKeyOf, keyOf, missing, sensitivity, textValue, unnamed } from './mapping.ts';
import type { HealthEntry, MapContext, Mapped } from './records.ts';

const DocumentReference = z.object({
  ...resourceFields,
  status: z.string(),
  docStatus: z.string().optional(),
  type: CodeableConcept.optional(),
  category: z.array(CodeableConcept).optional(),
  date: FhirDateTime.optional(),
  author: z.array(Reference).optional(),
  custodian: Reference.optional(),
  description: z.string().optional(),
  content: z.array(z.object({ attachment: Attachment })).min(1),
  context: z.object({ encounter: z.array(Reference).optional(), period: Period.optional() }).optional(),
});

const DiagnosticReport = z.object({
  ...resourceFields,
  status: z.string(),
  category: z.array(CodeableConcept).optional(),
  code: CodeableConcept,
  encounter: Reference.optional(),
  effectiveDateTime: FhirDateTime.optional(),
  effectivePeriod: Period.optional(),
  issued: FhirDateTime.optional(),
  performer: z.array(Reference).optional(),
  result: z.array(Reference).optional(),
  conclusion: z.string().optional(),
  conclusionCode: z.array(CodeableConcept).optional(),
  presentedForm: z.array(Attachment).optional(),
});

/** A document with the files inside it. One that only links elsewhere is taken too: without file. */
export function mapDocumentReference(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(DocumentReference, resource);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const files = filesOf(
    document.content.map((content) => content.attachment),
    (index) => `content[${index}].attachment.data`,
  );
  if (!files.ok) return files;
  return entry({
    kind: 'document',
    section: codeOf(document.category),
    category: sensitivity({
      kind: 'document',
      otherwise: 'health_general',
      meta: document.meta,
      concepts: [document.type, ...(document.category ?? []), { text: document.description }],
    }),
    code: codedOf(document.type) ?? codedOf({ text: document.description }) ?? codedOf(document.category?.[0]) ?? unnamed,
    status: document.docStatus === 'entered-in-error' ? document.docStatus : document.status,
    from: whenOf(document.date ?? document.content[0]?.attachment.creation ?? document.context?.period?.start),
    value: textValue(document.description),
    encounter: keyOf(document.context?.encounter?.[0], context, 'Encounter'),
    practitioner: firstKeyOf(document.author, context, 'Practitioner'),
    organization: firstKeyOf([document.custodian, ...(document.author ?? [])], context, 'Organization'),
    files: files.value,
    resource: withoutContent(resource) as Record<string, unknown>,
  });
}

/** A report of results; the value is its conclusion. */
export function mapDiagnosticReport(resource: unknown, context: MapContext): Mapped<HealthEntry> {
  const parsed = checked(DiagnosticReport, resource);
  if (!parsed.ok) return parsed;
  const report = parsed.value;
  const code = codedOf(report.code);
  if (!code) return missing('code');
  const files = filesOf(report.presentedForm ?? [], (index) => `presentedForm[${index}].data`);
  if (!files.ok) return files;
  return entry({
    kind: 'report',
    section: codeOf(report.category),
    category: sensitivity({
      kind: 'report',
      otherwise: 'health_general',
      meta: report.meta,
      concepts: [report.code, ...(report.category ?? []), ...(report.conclusionCode ?? [])],
    }),
    code,
    status: report.status,
    from: whenOf(report.effectiveDateTime ?? report.effectivePeriod?.start ?? report.issued),
    to: whenOf(report.effectivePeriod?.end),
    value: textValue(report.conclusion ?? codedOf(report.conclusionCode?.[0])?.display),
    encounter: keyOf(report.encounter, context, 'Encounter'),
    practitioner: firstKeyOf(report.performer, context, 'Practitioner'),
    organization: firstKeyOf(report.performer, context, 'Organization'),
    files: files.value,
    resource: files.value.length > 0 ? (withoutContent(resource) as Record<string, unknown>) : null,
  });
}
