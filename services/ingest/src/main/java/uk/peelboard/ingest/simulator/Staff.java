package uk.peelboard.ingest.simulator;

import java.util.BitSet;

/**
 * People who do one thing at a time. When fewer are on duty than are busy, those who are too many
 * finish what they are doing and go home.
 */
final class Staff {
  private final BitSet busy = new BitSet();
  private int onDuty;

  void onDuty(int people) {
    onDuty = people;
  }

  int onDuty() {
    return onDuty;
  }

  int free() {
    int busyOnDuty = busy.get(0, onDuty).cardinality();
    return onDuty - busyOnDuty;
  }

  /** Somebody's number. Ask first whether anybody is free. */
  int take() {
    int number = busy.nextClearBit(0);
    if (number >= onDuty) {
      throw new IllegalStateException("all " + onDuty + " are busy");
    }
    busy.set(number);
    return number;
  }

  /** The next who is free, from {@code number} on, or -1. */
  int nextFree(int number) {
    int next = busy.nextClearBit(number);
    return next < onDuty ? next : -1;
  }

  void take(int number) {
    if (number >= onDuty || busy.get(number)) {
      throw new IllegalStateException(number + " is not free");
    }
    busy.set(number);
  }

  void release(int number) {
    busy.clear(number);
  }
}
