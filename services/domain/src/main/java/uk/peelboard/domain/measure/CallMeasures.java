package uk.peelboard.domain.measure;

import static uk.peelboard.domain.measure.Dimension.AREA;
import static uk.peelboard.domain.measure.Dimension.LINE;
import static uk.peelboard.domain.measure.Dimension.STAGE;
import static uk.peelboard.domain.measure.MeasureOf.measure;

import java.time.Duration;
import java.util.List;
import uk.peelboard.domain.fact.Call;

/**
 * What is added up about calls. Each belongs to the day it was presented, so that a period's bands
 * and volume agree (DOMAIN 1.1).
 */
public final class CallMeasures {
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  public static final Measure<Call> CALLS_PRESENTED =
      measure("calls-presented", Call.class)
          .by(LINE, Call::line)
          .by(AREA, Call::area)
          .at(Call::presentedAt);

  public static final Measure<Call> CALLS_ANSWERED =
      measure("calls-answered", Call.class)
          .by(LINE, Call::line)
          .by(AREA, Call::area)
          .when(call -> call.answeredAt() != null)
          .at(Call::countedAt);

  /** BT basis. */
  public static final Measure<Call> CALL_ANSWER =
      measure("call-answer", Call.class)
          .by(LINE, Call::line)
          .by(AREA, Call::area)
          .duration(Call::presentedAt, Call::answeredAt, Call::countedAt, LONGEST_WAIT);

  /** Force basis. */
  public static final Measure<Call> CALL_QUEUE =
      measure("call-queue", Call.class)
          .by(LINE, Call::line)
          .duration(Call::queuedAt, Call::answeredAt, Call::countedAt, LONGEST_WAIT);

  public static final Measure<Call> CALLS_ABANDONED =
      measure("calls-abandoned", Call.class)
          .by(LINE, Call::line)
          .by(AREA, Call::area)
          .by(STAGE, call -> call.abandonedStage().name())
          .when(call -> call.abandonedAt() != null)
          .at(Call::countedAt);

  /** How long those waited who hung up in a queue: since they queued, else were presented. */
  public static final Measure<Call> CALL_ABANDON_WAIT =
      measure("call-abandon-wait", Call.class)
          .by(LINE, Call::line)
          .by(AREA, Call::area)
          .when(Call::abandonedInQueue)
          .duration(Call::waitingSince, Call::abandonedAt, Call::countedAt, LONGEST_WAIT);

  public static final Span<Call> CALLS_WAITING =
      measure("calls-waiting", Call.class)
          .by(LINE, Call::line)
          .lasting(Call::presentedAt, Call::waitedUntil, Call::presentedAt);

  static final List<Measure<Call>> ALL =
      List.of(
          CALLS_PRESENTED,
          CALLS_ANSWERED,
          CALL_ANSWER,
          CALL_QUEUE,
          CALLS_ABANDONED,
          CALL_ABANDON_WAIT,
          CALLS_WAITING.starts(),
          CALLS_WAITING.ends(),
          CALLS_WAITING.open());

  private CallMeasures() {}
}
