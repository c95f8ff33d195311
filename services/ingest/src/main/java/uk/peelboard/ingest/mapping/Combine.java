package uk.peelboard.ingest.mapping;

import uk.peelboard.ingest.AddressedEvent;

/** How the rows of one entity make an event. */
enum Combine {
  /** Every row tells of an event of its own. */
  EACH,
  /** The row with the earliest time tells. */
  EARLIEST,
  /** The row with the latest time tells. */
  LATEST,
  /** The row that stands first, in the order in which the files are given, tells. */
  FIRST;

  /** Which of two tells; where their times are the same, always the same one in whatever order. */
  AddressedEvent choose(AddressedEvent one, AddressedEvent other) {
    if (this == FIRST) {
      return one;
    }
    int order = one.event().occurredAt().compareTo(other.event().occurredAt());
    if (order == 0) {
      return one.event().id().compareTo(other.event().id()) <= 0 ? one : other;
    }
    return order < 0 == (this == EARLIEST) ? one : other;
  }
}
