import type { Migration } from '../migrate.ts'

/** The sheet of a village: 两委成员, and its 网格 with their 网格员. */
export const villageSheets: Migration = {
  version: 7,
  name: 'village-sheets',
  sql: `
CREATE TABLE villageCadre (
  id TEXT PRIMARY KEY,
  villageId TEXT NOT NULL REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  startedOn TEXT,
  endedOn TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE gridCell (
  id TEXT PRIMARY KEY,
  villageId TEXT NOT NULL REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  extent TEXT,
  households INTEGER,
  workerName TEXT,
  startedOn TEXT,
  endedOn TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;
`,
}
