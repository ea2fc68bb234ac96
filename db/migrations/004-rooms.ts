import type { Migration } from '../migrate.ts'

/** 办公用房: buildings, floors, rooms and who uses them; scanned plans beside the model. */
export const rooms: Migration = {
  version: 4,
  name: 'rooms',
  sql: `
-- Scanned plans, each under the SHA-256 of its bytes. Not part of the model: a floor names its picture by the hash, so
-- the ledger keeps 64 characters and not the bytes. Rows only ever come: what a ledger entry names can be shown again.
CREATE TABLE picture (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  mime TEXT NOT NULL CHECK (mime IN ('image/png', 'image/jpeg')),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER keep_picture_UPDATE BEFORE UPDATE ON picture
BEGIN
  SELECT RAISE(ABORT, 'pictures are append-only');
END;
CREATE TRIGGER keep_picture_DELETE BEFORE DELETE ON picture
BEGIN
  SELECT RAISE(ABORT, 'pictures are append-only');
END;

CREATE TABLE building (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  address TEXT,
  sortNo INTEGER NOT NULL,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE floor (
  id TEXT PRIMARY KEY,
  buildingId TEXT NOT NULL REFERENCES building (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (name <> ''),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  pictureId TEXT REFERENCES picture (id) DEFERRABLE INITIALLY DEFERRED,
  pictureX INTEGER,
  pictureY INTEGER,
  pictureWidth INTEGER CHECK (pictureWidth > 0),
  pictureHeight INTEGER CHECK (pictureHeight > 0),
  sortNo INTEGER NOT NULL,
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX floorByBuilding ON floor (buildingId);

CREATE TABLE room (
  id TEXT PRIMARY KEY,
  floorId TEXT NOT NULL REFERENCES floor (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL CHECK (number <> ''),
  name TEXT,
  use TEXT NOT NULL,
  outline TEXT NOT NULL CHECK (outline <> ''),
  doors TEXT NOT NULL,
  measuredArea REAL CHECK (measuredArea > 0),
  seats INTEGER CHECK (seats > 0),
  note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX roomByFloor ON room (floorId);

CREATE TABLE occupancy (
  id TEXT PRIMARY KEY,
  roomId TEXT NOT NULL REFERENCES room (id) DEFERRABLE INITIALLY DEFERRED,
  personId TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  unitId TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
  startedOn TEXT,
  endedOn TEXT,
  note TEXT,
  CHECK ((personId IS NULL) <> (unitId IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX occupancyByRoom ON occupancy (roomId);
CREATE INDEX occupancyByPerson ON occupancy (personId);
CREATE INDEX occupancyByUnit ON occupancy (unitId);
`,
}
