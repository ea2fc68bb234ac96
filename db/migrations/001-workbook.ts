import type { Migration } from '../migrate.ts'

/** The first workbook: what it is, the model's tables, and the ledger that protects them. */
export const workbook: Migration = {
  version: 1,
  name: 'workbook',
  sql: `
CREATE TABLE workbookInfo (
  workbookId TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  genesisHash TEXT NOT NULL
) STRICT;

CREATE TABLE operation (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  operator TEXT NOT NULL,
  command TEXT NOT NULL,
  title TEXT NOT NULL,
  reason TEXT,
  documentNumber TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('genesis', 'do', 'undo', 'redo', 'trace')),
  targetSeq INTEGER REFERENCES operation (seq),
  -- The changes of an operation stand together: the first, and the one after the last. An index would cost every write.
  changesFrom INTEGER NOT NULL,
  changesTo INTEGER NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  operationSeq INTEGER NOT NULL,
  tableName TEXT NOT NULL,
  rowId TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE TABLE openOperation (seq INTEGER NOT NULL) STRICT;

CREATE TABLE setting (
  id TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
  id TEXT PRIMARY KEY,
  number TEXT NOT NULL CHECK (number <> ''),
  issuer TEXT NOT NULL CHECK (issuer <> ''),
  issuedOn TEXT NOT NULL,
  title TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  nameStatus TEXT NOT NULL CHECK (nameStatus IN ('settled', 'unverified')),
  kind TEXT NOT NULL,
  parentId TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  level TEXT,
  dutyField TEXT,
  duties TEXT,
  sortNo INTEGER NOT NULL,
  startedOn TEXT,
  endedOn TEXT,
  documentId TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  CHECK (parentId <> id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unitByParent ON unit (parentId);

CREATE TABLE unitRelation (
  id TEXT PRIMARY KEY,
  fromUnitId TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  toUnitId TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('coLocation', 'guidance')),
  startedOn TEXT,
  endedOn TEXT,
  basis TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX unitRelationByFrom ON unitRelation (fromUnitId);
CREATE INDEX unitRelationByTo ON unitRelation (toUnitId);

CREATE TABLE plate (
  id TEXT PRIMARY KEY,
  unitId TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  relation TEXT NOT NULL CHECK (relation IN ('unverified', 'plate', 'coLocation')),
  sortNo INTEGER NOT NULL,
  startedOn TEXT,
  endedOn TEXT,
  documentId TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX plateByUnit ON plate (unitId);

CREATE TABLE quota (
  id TEXT PRIMARY KEY,
  unitId TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  ledger TEXT NOT NULL CHECK (ledger IN ('institutions', 'establishment', 'leading', 'posts')),
  kind TEXT NOT NULL,
  level TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  documentId TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  startedOn TEXT,
  endedOn TEXT,
  toleratedExcess INTEGER NOT NULL CHECK (toleratedExcess >= 0),
  toleratedUntil TEXT,
  toleratedDocumentId TEXT REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (toleratedExcess = 0 OR (toleratedUntil IS NOT NULL AND toleratedDocumentId IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX quotaInForce ON quota (unitId, ledger, kind, level) WHERE endedOn IS NULL;
CREATE INDEX quotaByDocument ON quota (documentId);

CREATE TABLE post (
  id TEXT PRIMARY KEY,
  unitId TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  category TEXT NOT NULL,
  grade TEXT,
  headcount INTEGER NOT NULL CHECK (headcount >= 1),
  leading TEXT CHECK (leading IN ('chief', 'deputy')),
  dutyField TEXT,
  duties TEXT,
  sortNo INTEGER NOT NULL,
  startedOn TEXT,
  endedOn TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX postByUnit ON post (unitId);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  sex TEXT NOT NULL,
  birthDate TEXT,
  idNumber TEXT,
  ethnicGroup TEXT,
  politicalStatus TEXT,
  education TEXT,
  degree TEXT,
  workStartedOn TEXT,
  phone TEXT,
  status TEXT NOT NULL,
  leftOn TEXT,
  leftReason TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE position (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  unitId TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  establishmentKind TEXT NOT NULL,
  title TEXT,
  rank TEXT,
  leading TEXT CHECK (leading IN ('chief', 'deputy')),
  counting TEXT NOT NULL CHECK (counting IN ('counted', 'concurrent', 'retainedTreatment')),
  startedOn TEXT,
  endedOn TEXT,
  documentNumber TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX positionByPerson ON position (personId);
CREATE INDEX positionByUnit ON position (unitId);

CREATE TABLE appointment (
  id TEXT PRIMARY KEY,
  personId TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  unitId TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  postId TEXT REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('main', 'concurrent', 'secondment', 'temporary')),
  mode TEXT,
  employment TEXT,
  startedOn TEXT,
  termEndsOn TEXT,
  endedOn TEXT,
  documentNumber TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX appointmentByPerson ON appointment (personId);
CREATE INDEX appointmentByUnit ON appointment (unitId);
CREATE INDEX appointmentByPost ON appointment (postId);
CREATE UNIQUE INDEX oneMainPost ON appointment (personId) WHERE kind = 'main' AND endedOn IS NULL;

CREATE TABLE village (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('village', 'community', 'farm')),
  households INTEGER CHECK (households >= 0),
  population INTEGER CHECK (population >= 0),
  areaHectares REAL CHECK (areaHectares >= 0),
  sortNo INTEGER NOT NULL,
  startedOn TEXT,
  endedOn TEXT,
  nameStatus TEXT NOT NULL CHECK (nameStatus IN ('settled', 'unverified')),
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE villageCode (
  id TEXT PRIMARY KEY,
  villageId TEXT NOT NULL REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  asOf TEXT NOT NULL,
  code TEXT NOT NULL CHECK (length(code) = 12),
  name TEXT NOT NULL,
  streetName TEXT,
  source TEXT,
  UNIQUE (villageId, asOf)
) STRICT, WITHOUT ROWID;

CREATE TABLE jurisdiction (
  id TEXT PRIMARY KEY,
  villageId TEXT NOT NULL REFERENCES village (id) DEFERRABLE INITIALLY DEFERRED,
  unitId TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('legal', 'administered')),
  startedOn TEXT,
  endedOn TEXT,
  basis TEXT,
  status TEXT NOT NULL CHECK (status IN ('settled', 'unverified'))
) STRICT, WITHOUT ROWID;
CREATE INDEX jurisdictionByVillage ON jurisdiction (villageId);
CREATE INDEX jurisdictionByUnit ON jurisdiction (unitId);
`,
}
