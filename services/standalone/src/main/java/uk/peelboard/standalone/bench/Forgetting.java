package uk.peelboard.standalone.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.schemas.Topics;

/** Makes the broker forget how far a group has come and what it has published. */
final class Forgetting {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** A member that was killed is one until its session is over. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Set<String> MADE_BY_THE_PIPELINE =
      Set.of(
          EntityKind.CALLER.topic(),
          Topics.KPI_TALLIES.name(),
          Topics.KPI_DEFINITIONS.name(),
          Topics.REJECTED_EVENTS.name());

  private Forgetting() {}

  static void of(Map<String, Object> client, String group) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    try (Admin admin = Admin.create(client)) {
      while (!isForgotten(admin, group)) {
        pause(until);
      }
      CommitWatch.answer(admin.deleteTopics(there(admin)).all());
      while (!there(admin).isEmpty()) {
        pause(until);
      }
    }
  }

  private static boolean isForgotten(Admin admin, String group) {
    try {
      CommitWatch.answer(admin.deleteConsumerGroups(List.of(group)).all());
      return true;
    } catch (BenchFailure e) {
      Throwable why = e.getCause() instanceof ExecutionException because ? because.getCause() : e;
      if (why instanceof GroupIdNotFoundException) {
        return true;
      }
      if (why instanceof GroupNotEmptyException) {
        return false;
      }
      throw e;
    }
  }

  private static List<String> there(Admin admin) {
    return CommitWatch.answer(admin.listTopics().names()).stream()
        .filter(MADE_BY_THE_PIPELINE::contains)
        .toList();
  }

  private static void pause(long until) {
    if (System.nanoTime() > until) {
      throw new BenchFailure(
          "the broker did not forget the last run within %d s".formatted(PATIENCE.toSeconds()));
    }
    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
  }
}
