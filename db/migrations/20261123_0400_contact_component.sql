-- The part of targeted case management a contact was for (42 CFR 440.169(d)); other models have none.

ALTER TABLE contacts ADD COLUMN component text CHECK (component IN ('assessment', 'care_plan', 'referral', 'monitoring'));
