import type { Migration } from '../migrate.ts'

/** 方案 and 交换副本, the lineage of what a reform does, what people studied and where they ask to go. */
export const plans: Migration = {
  version: 2,
  name: 'plans',
  sql: `
-- What this file was branched from; no row in the workbook itself. Not part of the model: it tells one copy from another.
CREATE TABLE branch (
  branchId TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('plan', 'copy')),
  name TEXT NOT NULL CHECK (name <> ''),
  author TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  baseSeq INTEGER NOT NULL,
  baseHash TEXT NOT NULL CHECK (length(baseHash) = 64),
  baseName TEXT NOT NULL,
  lockedAt TEXT,
  lockedBy TEXT,
  adoptedAt TEXT
) STRICT;

CREATE TABLE lineage (
  id TEXT PRIMARY KEY,
  sourceTable TEXT NOT NULL CHECK (sourceTable IN ('unit', 'plate', 'post', 'duty', 'village')),
  sourceId TEXT NOT NULL,
  sourceName TEXT NOT NULL CHECK (sourceName <> ''),
  sourceUnitId TEXT NOT NULL,
  fate TEXT NOT NULL CHECK (fate IN ('keep', 'rename', 'mergeInto', 'split', 'transfer', 'abolish', 'addPlate')),
  targetTable TEXT CHECK (targetTable IN ('unit', 'plate', 'post')),
  targetId TEXT,
  targetName TEXT,
  effectiveOn TEXT NOT NULL,
  basis TEXT,
  note TEXT,
  CHECK ((targetId IS NULL) = (targetTable IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX lineageBySource ON lineage (sourceId);
CREATE INDEX lineageByTarget ON lineage (targetId);

CREATE TABLE wish (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  unitId TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  postId TEXT REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  preference INTEGER NOT NULL CHECK (preference >= 1),
  UNIQUE (personId, preference)
) STRICT, WITHOUT ROWID;

ALTER TABLE person ADD COLUMN major TEXT;
`,
}
