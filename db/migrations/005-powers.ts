import type { Migration } from '../migrate.ts'

/** 权力承接: the items handed down to the 管委会, in which batch and by which office they are carried out. */
export const powers: Migration = {
  version: 5,
  name: 'powers',
  sql: `
CREATE TABLE powerCategory (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  aliases TEXT NOT NULL,
  sortNo INTEGER NOT NULL,
  startedOn TEXT,
  endedOn TEXT,
  basis TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE powerBatch (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  sortNo INTEGER NOT NULL,
  takeUpOn TEXT,
  documentNumber TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

-- categoryId is no reference: the standard categories have no row until a workbook changes them.
CREATE TABLE power (
  id TEXT PRIMARY KEY,
  sortNo INTEGER NOT NULL,
  code TEXT CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  subitem TEXT CHECK (subitem <> ''),
  categoryId TEXT NOT NULL,
  basis TEXT,
  level TEXT,
  department TEXT NOT NULL CHECK (department <> ''),
  holderId TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  bureauId TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  mode TEXT CHECK (mode IN ('devolved', 'entrusted', 'withdrawn')),
  batchId TEXT REFERENCES powerBatch (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL CHECK (status IN ('proposed', 'disputed', 'released', 'takenUp', 'retained', 'cancelled')),
  statusOn TEXT,
  intendedOn TEXT,
  giverConfirmedOn TEXT,
  takerConfirmedOn TEXT,
  reviewedOn TEXT,
  publishedNumber TEXT,
  publishedOn TEXT,
  handedOverOn TEXT,
  dispute TEXT,
  note TEXT,
  -- V19, for any program that writes the file: nothing is taken up without its papers.
  CHECK (status <> 'takenUp' OR (giverConfirmedOn IS NOT NULL AND takerConfirmedOn IS NOT NULL
    AND publishedNumber IS NOT NULL AND publishedOn IS NOT NULL AND holderId IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX powerByHolder ON power (holderId);
CREATE INDEX powerByBureau ON power (bureauId);
CREATE INDEX powerByBatch ON power (batchId);

CREATE TABLE powerOffice (
  id TEXT PRIMARY KEY,
  powerId TEXT NOT NULL REFERENCES power (id) DEFERRABLE INITIALLY DEFERRED,
  unitId TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL CHECK (role IN ('handles', 'assists')),
  UNIQUE (powerId, unitId)
) STRICT, WITHOUT ROWID;
CREATE INDEX powerOfficeByUnit ON powerOffice (unitId);

CREATE TABLE powerLawChange (
  id TEXT PRIMARY KEY,
  powerId TEXT NOT NULL REFERENCES power (id) DEFERRABLE INITIALLY DEFERRED,
  changedOn TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what <> ''),
  documentNumber TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX powerLawChangeByPower ON powerLawChange (powerId);

CREATE TABLE powerVersion (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  publishedOn TEXT NOT NULL,
  documentNumber TEXT NOT NULL CHECK (documentNumber <> ''),
  note TEXT
) STRICT, WITHOUT ROWID;
`,
}
