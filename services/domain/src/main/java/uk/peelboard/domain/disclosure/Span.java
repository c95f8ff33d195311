package uk.peelboard.domain.disclosure;

/**
 * A time that a breakdown is published for.
 *
 * @param to the moment after its last
 */
public record Span(int from, int to) {
  public Span {
    if (to <= from) {
      throw new IllegalArgumentException("a span ends at %d, not after %d".formatted(to, from));
    }
  }
}
