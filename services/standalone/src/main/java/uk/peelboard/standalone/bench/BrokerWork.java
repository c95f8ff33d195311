package uk.peelboard.standalone.bench;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.standalone.broker.EmbeddedBroker;

/** The broker, on any free port. */
final class BrokerWork implements Work {

  private static final String BYTES_IN =
      "kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,topic=*";

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

  /** What was appended to topics other than those of the load, transaction markers included. */
  @Override
  public Object answer(Task task, Question question) {
    if (question != Question.WRITTEN) {
      return Work.super.answer(task, question);
    }
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      long sum = 0;
      for (ObjectName one : server.queryNames(new ObjectName(BYTES_IN), null)) {
        if (EntityKind.feedOfTopic(one.getKeyProperty("topic")) == null) {
          sum += (Long) server.getAttribute(one, "Count");
        }
      }
      return sum;
    } catch (JMException e) {
      throw new IllegalStateException("the broker counts what it is given", e);
    }
  }
}
