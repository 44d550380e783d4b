-- Letters: the templates of the network, and what was written from them. A letter on its way is a draft of its writer; here it is finished.

-- A text per language: { name, subject, body } (TemplateText of modules/letters), null where the template does not speak it.
CREATE TABLE letter_templates (
  network_id uuid NOT NULL DEFAULT app_network() REFERENCES networks (id),
  id uuid NOT NULL,
  audience text NOT NULL CHECK (audience IN ('client', 'partner', 'referrer')),
  category text NOT NULL,
  purpose text NOT NULL,
  en jsonb, de jsonb, it jsonb,
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published', 'retired')),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(), updated_at timestamptz NOT NULL DEFAULT now(), updated_by uuid,
  PRIMARY KEY (network_id, id),
  CHECK (num_nonnulls(en, de, it) >= 1)
);
CALL protect_network_table('letter_templates', 'SELECT, INSERT, UPDATE');
CALL keep_versions('letter_templates');

-- A finished letter, word for word; its PDF is a document of the case.
CREATE TABLE letters (
  network_id uuid NOT NULL DEFAULT app_network(),
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  category text NOT NULL,
  template_id uuid NOT NULL,
  -- the version of the template it began with, for row_history
  template_version integer NOT NULL,
  document_id uuid NOT NULL,
  language text NOT NULL CHECK (language IN ('en', 'de', 'it')),
  recipient_kind text NOT NULL CHECK (recipient_kind IN ('client', 'member', 'organization', 'other')),
  recipient_name text NOT NULL CHECK (length(recipient_name) BETWEEN 1 AND 400),
  recipient_organization_id uuid,
  address text NOT NULL CHECK (length(address) BETWEEN 1 AND 600),
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
  delivery text NOT NULL CHECK (delivery IN ('post', 'by_hand', 'email')),
  -- what it tells, what for, and why it was allowed to: the releases, or what the writer stated
  told text[] NOT NULL,
  purpose text NOT NULL,
  consent_ids uuid[] NOT NULL DEFAULT '{}',
  basis text CHECK (basis IN ('client_request', 'legal_duty')), basis_note text CHECK (length(basis_note) BETWEEN 3 AND 500),
  created_at timestamptz NOT NULL DEFAULT now(), created_by uuid DEFAULT app_user(),
  PRIMARY KEY (network_id, id),
  FOREIGN KEY (network_id, case_id) REFERENCES cases (network_id, id),
  FOREIGN KEY (network_id, person_id) REFERENCES persons (network_id, id),
  FOREIGN KEY (network_id, template_id) REFERENCES letter_templates (network_id, id),
  FOREIGN KEY (network_id, document_id) REFERENCES documents (network_id, id),
  FOREIGN KEY (network_id, recipient_organization_id) REFERENCES organizations (network_id, id),
  CHECK ((basis IS NULL) = (basis_note IS NULL))
);
CREATE INDEX letters_case ON letters (network_id, case_id, created_at DESC);
CREATE INDEX letters_template ON letters (network_id, template_id);
CREATE INDEX letters_document ON letters (network_id, document_id);
CREATE INDEX letters_recipient ON letters (network_id, recipient_organization_id) WHERE recipient_organization_id IS NOT NULL;
CALL protect_case_table('letters', 'SELECT, INSERT');
CALL append_only('letters');
