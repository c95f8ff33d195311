package uk.peelboard.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Set;
import uk.peelboard.domain.event.RejectionReason;
import uk.peelboard.ingest.cloudevent.InvalidEventException;

/** What came in over HTTP, and what became of it; every known label starts at 0. */
final class IngestMeters {
  private static final int[] STATUSES = {202, 400, 401, 413, 415, 429, 503};

  private static final Set<RejectionReason> OF_CONTENT =
      EnumSet.of(
          RejectionReason.INVALID_ID, RejectionReason.CONTRADICTORY, RejectionReason.IN_THE_FUTURE);

  private final MeterRegistry registry;

  IngestMeters(MeterRegistry registry) {
    this.registry = registry;
    accepted(0);
    failed(0);
    for (InvalidEventException.Kind kind : InvalidEventException.Kind.values()) {
      events("rejected", kind.code(), 0);
    }
    for (RejectionReason reason : OF_CONTENT) {
      events("rejected", reason.code(), 0);
    }
    for (int status : STATUSES) {
      requests(status, 0);
    }
  }

  void accepted(int events) {
    events("accepted", "none", events);
  }

  void rejected(String reason) {
    events("rejected", reason, 1);
  }

  void failed(int events) {
    events("failed", "not-acknowledged", events);
  }

  void answered(int status) {
    requests(status, 1);
  }

  private void events(String result, String reason, int count) {
    Counter.builder("peelboard.ingest.events")
        .description("Events that were posted, by what became of them.")
        .tags("result", result, "reason", reason)
        .register(registry)
        .increment(count);
  }

  private void requests(int status, int count) {
    Counter.builder("peelboard.ingest.requests")
        .description("Requests to take events, by the status that they were answered with.")
        .tag("status", Integer.toString(status))
        .register(registry)
        .increment(count);
  }
}
