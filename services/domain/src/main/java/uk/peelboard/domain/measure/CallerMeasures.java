package uk.peelboard.domain.measure;

import static uk.peelboard.domain.measure.Dimension.LINE;
import static uk.peelboard.domain.measure.MeasureOf.measure;
import static uk.peelboard.domain.measure.MeasureOf.measureOfEach;

import java.util.List;
import java.util.stream.Stream;
import uk.peelboard.domain.fact.Caller;
import uk.peelboard.domain.fact.Phase;

/** What is added up about callers, where their calls say who they are. */
public final class CallerMeasures {

  /** Callers heard of, each once in 90 days: without any there is nothing to say of repeats. */
  public static final Measure<Caller> CALLERS_HEARD =
      measure("callers-heard", Caller.class).at(Caller::firstCallAt);

  /** Callers while they are repeat callers: none is ever open, since each end is known at once. */
  public static final Span<Caller> REPEAT_CALLERS =
      measureOfEach("repeat-callers", Caller.class, Caller::repeated)
          .by(LINE, Phase::as)
          .lasting(Phase::from, Phase::until, Phase::openedAt);

  static final List<Measure<Caller>> ALL =
      Stream.of(List.of(CALLERS_HEARD), REPEAT_CALLERS.measures()).flatMap(List::stream).toList();

  private CallerMeasures() {}
}
