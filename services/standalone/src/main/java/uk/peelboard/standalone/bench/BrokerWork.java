package uk.peelboard.standalone.bench;

import uk.peelboard.standalone.broker.EmbeddedBroker;

/** The broker, on any free port. */
final class BrokerWork implements Work {

  /** Where it listens. */
  record Listening(String bootstrapServers) {}

  @Override
  public Object begin(Task task) {
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            task.path(""),
            0,
            failure -> {
              throw failure;
            });
    return new Listening(broker.bootstrapServers());
  }
}
