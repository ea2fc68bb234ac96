import type { Migration } from '../migrate.ts'

/** 绩效考核: the library of indicators, the periods, what is drawn into them for whom, and the scores. */
export const performance: Migration = {
  version: 6,
  name: 'performance',
  sql: `
CREATE TABLE indicator (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  level TEXT NOT NULL,
  parentId TEXT REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
  unitId TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  personId TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  category TEXT,
  measure TEXT,
  method TEXT NOT NULL,
  source TEXT,
  cycle TEXT NOT NULL,
  sortNo INTEGER NOT NULL,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE assessmentPeriod (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  cycle TEXT NOT NULL,
  firstOn TEXT NOT NULL,
  lastOn TEXT NOT NULL CHECK (lastOn >= firstOn),
  closedOn TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE indicatorPick (
  id TEXT PRIMARY KEY,
  periodId TEXT NOT NULL REFERENCES assessmentPeriod (id) DEFERRABLE INITIALLY DEFERRED,
  indicatorId TEXT NOT NULL REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED,
  unitId TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  personId TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  weight REAL NOT NULL CHECK (weight BETWEEN 0 AND 100),
  target REAL,
  stretch REAL,
  note TEXT,
  CHECK ((unitId IS NULL) <> (personId IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX indicatorPickByPeriod ON indicatorPick (periodId);

CREATE TABLE score (
  id TEXT PRIMARY KEY,
  pickId TEXT NOT NULL REFERENCES indicatorPick (id) DEFERRABLE INITIALLY DEFERRED,
  actual REAL CHECK (actual >= 0),
  points REAL,
  assessor TEXT,
  appeal TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX scoreByPick ON score (pickId);
`,
}
