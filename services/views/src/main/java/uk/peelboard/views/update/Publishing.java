package uk.peelboard.views.update;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.Update.State;
import uk.peelboard.domain.update.UpdatePeriod;
import uk.peelboard.schemas.PublishedUpdate;
import uk.peelboard.schemas.PublishedUpdate.Position;
import uk.peelboard.views.api.Problem;

/** Publishes updates: their figures are kept as they are, for ever. */
public final class Publishing {
  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

  private final UpdateDesk desk;
  private final UpdateLog log;
  private final Clock clock;
  private final BooleanSupplier ready;

  /**
   * @param clock the time of day, at which something is published
   * @param ready whether the tallies can be believed
   */
  public Publishing(UpdateDesk desk, UpdateLog log, Clock clock, BooleanSupplier ready) {
    this.desk = desk;
    this.log = log;
    this.clock = clock;
    this.ready = ready;
  }

  public boolean isReady() {
    return ready.getAsBoolean() && log.isKnown();
  }

  /**
   * Publishes the first version of a period, or one that supersedes the last.
   *
   * @param reason why the last is superseded; null to publish the first
   * @throws Problem with the reason, when it is not published
   */
  synchronized FrozenUpdate publish(UpdatePeriod period, String reason) {
    if (!isReady()) {
      throw Problem.of(
          503, "the tallies, or what has been published, have not been read to their end yet");
    }
    List<FrozenUpdate> before = log.versions(period.label());
    if (reason == null && !before.isEmpty()) {
      throw alreadyPublished(period, before.get(before.size() - 1));
    }
    if (reason != null && before.isEmpty()) {
      throw Problem.of(
          409, period.label() + " has not been published: there is nothing to supersede");
    }
    UpdateDesk.Draft draft =
        desk.draft(period, before.isEmpty() ? null : before.get(before.size() - 1));
    requireFigures(draft.update());
    PublishedUpdate published =
        new PublishedUpdate(
            period.label(),
            before.size() + 1,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            reason,
            draft.update().definitions(),
            positions(draft),
            Bytes.wrap(UpdateJson.write(draft.update())));
    return append(period, published);
  }

  private FrozenUpdate append(UpdatePeriod period, PublishedUpdate published) {
    try {
      boolean isFirst = log.append(published);
      List<FrozenUpdate> versions = log.versions(period.label());
      FrozenUpdate one = versions.get(published.version() - 1);
      if (!isFirst) {
        throw alreadyPublished(period, one);
      }
      LOG.info("{} is published, version {}", period.label(), published.version());
      return one;
    } catch (UpdateLog.AppendFailedException e) {
      LOG.warn("{} could not be published", period.label(), e);
      throw Problem.of(503, period.label() + " could not be published: " + e.getMessage());
    }
  }

  private static Problem alreadyPublished(UpdatePeriod period, FrozenUpdate last) {
    return Problem.of(
        409,
        "%s has been published already, version %d: it can only be superseded"
            .formatted(period.label(), last.version()));
  }

  private static void requireFigures(Update update) {
    if (update.state() == State.NOT_OVER
        || update.state() == State.FUTURE
        || update.state() == State.NO_DATA) {
      throw Problem.of(422, update.period() + " cannot be published. " + update.statement());
    }
  }

  private static List<Position> positions(UpdateDesk.Draft draft) {
    List<Position> positions = new ArrayList<>();
    draft
        .records()
        .forEach(
            (kind, partitions) ->
                partitions.forEach(
                    (partition, records) ->
                        positions.add(new Position(kind.topic(), partition, records))));
    return positions;
  }
}
