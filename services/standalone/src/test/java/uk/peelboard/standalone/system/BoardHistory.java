package uk.peelboard.standalone.system;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What has happened before anybody looks at the board. */
final class BoardHistory {
  private static final List<String> AREAS =
      List.of("Birmingham", "Coventry", "Dudley", "Sandwell", "Solihull", "Walsall");
  private static final int DAYS = 20;

  private BoardHistory() {}

  /** Calls, incidents and crimes on each of the last days. */
  static List<String> events() {
    List<String> events = new ArrayList<>();
    Instant now = Instant.now();
    for (int day = DAYS; day >= 0; day--) {
      for (int i = 0; i < AREAS.size(); i++) {
        Instant at = now.minus(Duration.ofDays(day)).minusSeconds(60L * (i + 10));
        String area = AREAS.get(i);
        String call = "C-" + day + "-" + i;
        events.add(
            Events.of(
                "CallPresented",
                call,
                at,
                "{\"line\": \"%s\", \"area\": \"%s\"}".formatted(i < 4 ? "999" : "101", area)));
        events.add(Events.of("CallAnswered", call, at.plusSeconds(3 + (day * i) % 9), "{}"));
        String incident = "I-" + day + "-" + i;
        events.add(
            Events.of(
                "IncidentOpened", incident, at, Events.opened(i % 2 == 0 ? "P1" : "P2", area)));
        if (day > 0) {
          events.add(
              Events.of(
                  "ResourceArrived",
                  incident,
                  at.plusSeconds(500),
                  "{\"resource\": \"r\", \"kind\": \"OFFICER\"}"));
          events.add(
              Events.of("IncidentClosed", incident, at.plusSeconds(550), "{\"reason\": \"DONE\"}"));
        }
      }
      events.add(
          Events.of(
              "CrimeRecorded",
              "X-" + day,
              now.minus(Duration.ofDays(day)).minusSeconds(300),
              "{\"offenceGroup\": \"Theft\", \"area\": \"Dudley\", \"domesticAbuse\": false}"));
    }
    return events;
  }
}
