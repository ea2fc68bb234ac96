import type { Migration } from '../migrate.ts'

/** The key of the personal columns: which it is, and each way to it. No slot is undone: they stand outside the ledger. */
export const personalKeys: Migration = {
  version: 10,
  name: 'personal-keys',
  sql: `
CREATE TABLE personalKey (
  keyId TEXT NOT NULL,
  madeAt TEXT NOT NULL,
  scrubbedAt TEXT
) STRICT;

CREATE TABLE personalKeySlot (
  id TEXT PRIMARY KEY,
  parameters TEXT NOT NULL,
  wrapped TEXT NOT NULL,
  madeAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX personByIdNumber ON person (idNumber);
`,
}
