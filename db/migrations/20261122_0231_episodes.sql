-- When the present episode began: the opening of the case, or the last time it was opened again.
ALTER TABLE cases ADD COLUMN episode_opened_on date;
UPDATE cases SET episode_opened_on = opened_on;
