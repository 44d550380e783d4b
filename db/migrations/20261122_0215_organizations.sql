-- Organisations in the order of their names, whatever their accents.
CREATE INDEX organizations_sort ON organizations (network_id, fold_name(name), id);
