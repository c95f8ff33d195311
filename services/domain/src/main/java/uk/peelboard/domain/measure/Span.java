package uk.peelboard.domain.measure;

import java.util.List;
import uk.peelboard.domain.fact.Fact;

/**
 * Something that lasts, as three measures: where its phases begin, where they end, and since when
 * those that have not ended have been open, on the day of that. All three have the same dimensions.
 *
 * @param <F> the kind of fact
 */
public record Span<F extends Fact>(Measure<F> starts, Measure<F> ends, Measure<F> open) {

  public List<Measure<F>> measures() {
    return List.of(starts, ends, open);
  }
}
