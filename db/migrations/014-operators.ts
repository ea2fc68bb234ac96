import type { Migration } from '../migrate.ts'

/**
 * Whose profile signed an entry, and with which role. What 定稿 or 采纳 is asked for stands outside the model: it is
 * not undone, and a change of the model makes it void.
 */
export const operators: Migration = {
  version: 14,
  name: 'operators',
  sql: `
ALTER TABLE operation ADD COLUMN operatorId TEXT;
ALTER TABLE operation ADD COLUMN operatorRole TEXT CHECK (operatorRole IN ('reader', 'clerk', 'reviewer'));

CREATE TABLE approvalRequest (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('lockPlan', 'adoptPlan')),
  planName TEXT NOT NULL,
  requestedBy TEXT NOT NULL,
  requestedById TEXT NOT NULL,
  requestedAt TEXT NOT NULL,
  -- What is to be adopted, as JSON; NULL for 定稿.
  adoption TEXT,
  -- The last change of the open file, and of the plan that is to be adopted, when it was asked for.
  changeHash TEXT NOT NULL,
  planHash TEXT
) STRICT, WITHOUT ROWID;
`,
}
