import { newId } from '#kernel';
import { anOrganization } from '#modules/organizations/testing.ts';
import { made, type Recipe, type Stage } from './stage.ts';

const harbor = (stage: Stage) => `/organizations/${stage.server.organizations.harbor}`;
const site = { name: 'House by the river', languages: ['en', 'de'], isMain: false };
const contact = { name: 'Jo Ferreira', function: 'Reception' };
const closing = (stage: Stage) => ({ kind: 'closing', name: 'Stocktaking', firstDay: stage.day(40) });
const credential = (stage: Stage) => ({
  userId: stage.manager.userId,
  type: 'professional_licence',
  number: 'RN-4711',
  expiresOn: stage.day(90),
});

const part = (kind: 'sites' | 'contacts', body: object) => async (stage: Stage) =>
  made(stage, `${harbor(stage)}/${kind}`, body, stage.administrator);
const aCredential = (stage: Stage) => made(stage, `${harbor(stage)}/credentials`, credential(stage), stage.supervisor);
const aHouse = (stage: Stage) => made(stage, '/organizations', anOrganizationBody(), stage.administrator);

/** Organisations, their places, their people to ask for, and what they are allowed to do. */
export const placeRecipes: Readonly<Record<string, Recipe>> = {
  'POST /organizations': () => ({ url: '/organizations', body: anOrganization({ name: `House ${newId().slice(-6)}` }) }),
  'GET /organizations/{id}': (stage) => ({ url: harbor(stage) }),
  'PATCH /organizations/{id}': async (stage) => {
    const id = await aHouse(stage);
    return { url: `/organizations/${id}`, body: { phone: '+12125550148' }, of: { table: 'organizations', id } };
  },
  'GET /organizations/{id}/staff': (stage) => ({ url: `${harbor(stage)}/staff` }),
  'GET /organizations/{id}/sites': (stage) => ({ url: `${harbor(stage)}/sites` }),
  'POST /organizations/{id}/sites': (stage) => ({ url: `${harbor(stage)}/sites`, body: { id: newId(), ...site } }),
  'PATCH /organizations/{id}/sites/{siteId}': async (stage) => {
    const id = await part('sites', site)(stage);
    return { url: `${harbor(stage)}/sites/${id}`, body: { openingNote: 'Ring twice' }, of: { table: 'sites', id } };
  },
  'GET /organizations/{id}/contacts': (stage) => ({ url: `${harbor(stage)}/contacts` }),
  'POST /organizations/{id}/contacts': (stage) => ({ url: `${harbor(stage)}/contacts`, body: { id: newId(), ...contact } }),
  'PATCH /organizations/{id}/contacts/{contactId}': async (stage) => {
    const id = await part('contacts', contact)(stage);
    return { url: `${harbor(stage)}/contacts/${id}`, body: { note: 'Mornings' }, of: { table: 'organization_contacts', id } };
  },
  'GET /organizations/{id}/place': (stage) => ({ url: `${harbor(stage)}/place` }),
  'POST /organizations/{id}/place/preview': (stage) => ({ url: `${harbor(stage)}/place/preview`, body: { closing: closing(stage) } }),
  'POST /organizations/{id}/closures': async (stage) => ({
    url: `/organizations/${await stage.shared('house', () => aHouse(stage))}/closures`,
    body: { id: newId(), ...closing(stage) },
  }),
  'DELETE /organizations/{id}/closures/{closureId}': async (stage) => {
    const place = `/organizations/${await stage.shared('house', () => aHouse(stage))}`;
    const id = await made(stage, `${place}/closures`, closing(stage), stage.administrator);
    return { url: `${place}/closures/${id}`, of: { table: 'closure_days', id } };
  },
  'GET /organizations/{id}/credentials': (stage) => ({ url: `${harbor(stage)}/credentials` }),
  'POST /organizations/{id}/credentials': (stage) => ({ url: `${harbor(stage)}/credentials`, body: { id: newId(), ...credential(stage) } }),
  'PATCH /credentials/{id}': async (stage) => {
    const id = await aCredential(stage);
    return { url: `/credentials/${id}`, body: { number: 'RN-4712' }, of: { table: 'professional_credentials', id } };
  },
  'POST /credentials/{id}/end': async (stage) => {
    const id = await aCredential(stage);
    return {
      url: `/credentials/${id}/end`,
      body: { on: stage.day(-1), reason: 'Left the house' },
      of: { table: 'professional_credentials', id },
    };
  },
  'POST /credentials/{id}/entered-in-error': async (stage) => {
    const id = await aCredential(stage);
    return { url: `/credentials/${id}/entered-in-error`, body: { reason: 'Another nurse' }, of: { table: 'professional_credentials', id } };
  },
};

function anOrganizationBody(): object {
  const { id: _, ...body } = anOrganization();
  return body;
}
