package uk.peelboard.standalone;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.Tallies;
import uk.peelboard.pipeline.EntityReader;
import uk.peelboard.pipeline.Kafka;
import uk.peelboard.pipeline.PipelineException;
import uk.peelboard.pipeline.RecordBound;
import uk.peelboard.schemas.Admission;
import uk.peelboard.views.api.Entities;
import uk.peelboard.views.update.EarlierTallies;

/** The entities on the event topics, for views, which know tallies only. */
public final class LoggedEntities implements Entities, EarlierTallies {
  private final EntityReader reader;

  public LoggedEntities(Kafka kafka, Definitions definitions, Clock clock) {
    reader = new EntityReader(kafka, definitions, Admission.DEFAULT_HORIZON, clock);
  }

  @Override
  public void visit(
      Set<EntityKind> kinds,
      Map<EntityKind, Map<Integer, Long>> records,
      Visitor visitor,
      Runnable beat) {
    try {
      reader.visit(
          kinds, RecordBound.first(records), visitor::visit, (doing, done, of) -> beat.run());
    } catch (PipelineException | KafkaException e) {
      throw new UnavailableException("the events can't be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Tallies asKnownAt(Instant moment, Runnable beat) {
    try {
      return reader.asKnownAt(moment, (doing, done, of) -> beat.run());
    } catch (PipelineException | KafkaException e) {
      throw new UnavailableException("the events can't be read: " + e.getMessage(), e);
    }
  }
}
