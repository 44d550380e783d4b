import { useTranslation } from 'react-i18next';
import { SectionHeader, useFormat } from '#ui';
import type { Counts, TypeCounts } from '../model.ts';
import styles from './import.module.css';

/** FHIR resource types that are taken over, in the order in which people think of them. */
const kinds = [
  'Patient',
  'Encounter',
  'Condition',
  'MedicationRequest',
  'AllergyIntolerance',
  'Observation',
  'DiagnosticReport',
  'Procedure',
  'Immunization',
  'CarePlan',
  'CareTeam',
  'Goal',
  'Coverage',
  'DocumentReference',
  'Organization',
  'Location',
  'Practitioner',
  'PractitionerRole',
  'Medication',
] as const;
type Kind = (typeof kinds)[number];

const columns = ['created', 'updated', 'unchanged', 'refused'] as const satisfies readonly (keyof TypeCounts)[];

/** What came in, by kind; and what is of a kind that is not taken over, so that nothing is lost silently. */
export function ImportCounts({ counts }: { counts: Counts }) {
  const { t } = useTranslation('interop');
  const format = useFormat();
  const rows = kinds.flatMap((kind) => (counts[kind] ? [{ kind, of: counts[kind] }] : []));
  const others = Object.entries(counts).filter(([type, of]) => !isKind(type) && of.unsupported > 0);
  if (rows.length === 0 && others.length === 0) return null;
  return (
    <section>
      <SectionHeader title={t('cameIn')} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('kindColumn')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className={styles.figure}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, of }) => (
            <tr key={kind}>
              <th scope="row">{t(`kind.${kind}`)}</th>
              {columns.map((column) => (
                <td key={column} className={styles.figure}>
                  {of[column] === 0 ? <span className={styles.nothing}>–</span> : format.number(of[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > 0 && (
        <p className={styles.second}>
          {t('notTakenOver', { kinds: format.list(others.map(([type, of]) => `${type} ${format.number(of.unsupported)}`)) })}
        </p>
      )}
    </section>
  );
}

function isKind(type: string): type is Kind {
  return (kinds as readonly string[]).includes(type);
}
