package uk.peelboard.ingest.simulator;

import java.util.List;

/** What THRIVE comes to: how soon somebody has to be there, if at all. The most urgent first. */
enum Urgency {
  IMMEDIATE(15),
  PRIORITY(60),
  SCHEDULED(210),
  BY_PHONE(0);

  /** Minutes until an incident that nobody has come to is looked at, and until it is again. */
  final int reviewInterval;

  Urgency(int reviewInterval) {
    this.reviewInterval = reviewInterval;
  }

  /** The grade that the force has for it: the first three of its grades, and its last. */
  String gradeOf(List<String> grades) {
    int last = grades.size() - 1;
    return grades.get(
        switch (this) {
          case IMMEDIATE -> 0;
          case PRIORITY -> Math.min(1, last);
          case SCHEDULED -> Math.min(2, last);
          case BY_PHONE -> last;
        });
  }

  /** The next more urgent, of those that somebody has to come to. */
  Urgency upgraded() {
    return this == SCHEDULED ? PRIORITY : IMMEDIATE;
  }

  /** The next less urgent, of those that somebody has to come to. */
  Urgency downgraded() {
    return this == IMMEDIATE ? PRIORITY : SCHEDULED;
  }
}
