import type { Migration } from '../migrate.ts'

/** 包村干部: who looks after a village, and from when to when. */
export const villageLiaisons: Migration = {
  version: 3,
  name: 'village-liaisons',
  sql: `
CREATE TABLE villageLiaison (
  id TEXT PRIMARY KEY,
  villageId TEXT NOT NULL REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  personId TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  startedOn TEXT,
  endedOn TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;
`,
}
