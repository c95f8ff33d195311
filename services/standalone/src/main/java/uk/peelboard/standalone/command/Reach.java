package uk.peelboard.standalone.command;

import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.ingest.EventPublisher;
import uk.peelboard.standalone.UserError;

/** Asks whether events would reach Kafka before a command does anything else. */
final class Reach {
  private Reach() {}

  /**
   * @throws UserError when Kafka does not answer, or has not got the topics
   */
  static void require(EventPublisher publisher, String bootstrapServers) {
    for (EntityKind kind : EntityKind.FEEDS) {
      if (!publisher.reaches(kind.topic())) {
        throw new UserError(
            "Kafka at %s does not answer, or has no topic %s: is peelboard run up, or have the topics been made with peelboard topics?"
                .formatted(bootstrapServers, kind.topic()));
      }
    }
  }
}
