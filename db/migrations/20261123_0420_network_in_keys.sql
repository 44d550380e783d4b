-- Every unique key names the network, so that the tables can be laid out by network on several machines: a machine can only see to what is unique among its own rows.
-- These hold digests of what is too long to be guessed, of which no two are ever equal; rows are only looked up by them.
DROP INDEX sessions_token;
CREATE INDEX sessions_token ON sessions (token_hash);
DROP INDEX one_time_tokens_token;
CREATE INDEX one_time_tokens_token ON one_time_tokens (token_hash);
DROP INDEX referral_receipts_code;
CREATE INDEX referral_receipts_code ON referral_receipts (code_digest);
ALTER TABLE calendar_feeds DROP CONSTRAINT calendar_feeds_token_hash_key;
CREATE INDEX calendar_feeds_token ON calendar_feeds (token_hash);
