-- What must exist when intake ends (process.md § 7): how it was made sure who the person is, and whether they are in danger. What the danger is
-- stands in the journal of the case under its own category.
ALTER TABLE referral_screenings
  ADD COLUMN identity_check text CHECK (identity_check IN ('document_seen', 'known_to_worker', 'vouched_by_sender', 'own_statement')),
  ADD COLUMN safety_screen text CHECK (safety_screen IN ('no_danger', 'danger'));
