package uk.peelboard.standalone.bench;

/** What a child says once its work is under way. */
record Standing(Snapshot begin) {}
