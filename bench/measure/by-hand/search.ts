import type { Actor } from '#platform';
import { q, type Statement } from './statement.ts';

/** Persons by name, by digits of a telephone number or by birth date, each with their cases and other names, and organisations by name. */
export function search(who: Actor, by: { name?: string; phone?: string; born?: string }): Statement[] {
  const pattern = by.name ? [`%${by.name.toLowerCase()}%`] : [];
  const found = q`SELECT p.id, p.given_names, p.family_name, p.preferred_name, p.birth_date, cases.list, links.list AS links
    FROM find_persons(${pattern}::text[], ${by.phone ? `%${by.phone}%` : null}, ${by.born ? `${by.born}%` : null}, 8) f
      JOIN persons p ON p.network_id = ${who.networkId} AND p.id = f.person_id
      LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('id', c.id, 'number', c.number, 'state', c.state, 'program', g.name, 'organization', o.name, 'manager', u.family_name)) AS list
        FROM cases c JOIN programs g ON g.network_id = c.network_id AND g.id = c.program_id JOIN organizations o ON o.network_id = c.network_id AND o.id = c.organization_id
          LEFT JOIN users u ON u.network_id = c.network_id AND u.id = c.case_manager_id
        WHERE c.network_id = ${who.networkId} AND c.person_id = p.id AND c.state <> 'entered_in_error') cases ON true
      LEFT JOIN LATERAL (SELECT jsonb_agg(jsonb_build_array(l.person_id, l.linked_person_id)) AS list FROM person_links l
        WHERE l.network_id = ${who.networkId} AND l.unlinked_at IS NULL AND (l.person_id = p.id OR l.linked_person_id = p.id)) links ON true
    ORDER BY f.rank DESC, f.person_id`;
  if (by.name)
    return [
      found,
      q`SELECT id, name, kind, phone FROM organizations WHERE network_id = ${who.networkId} AND active AND fold_name(name) LIKE ${`%${by.name.toLowerCase()}%`}
        ORDER BY fold_name(name) LIMIT 8`,
    ];
  return by.phone ? [found, q`SELECT case_id FROM find_cases(${`%${by.phone}%`}, 8)`] : [found];
}
