package uk.peelboard.standalone.bench;

/**
 * What a child says that measures itself.
 *
 * @param events how many came through
 * @param begin before the first
 * @param end after the last
 */
record Measured(long events, Snapshot begin, Snapshot end) {
  Usage usage() {
    return Usage.between(begin, end, events);
  }
}
