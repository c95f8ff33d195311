package uk.peelboard.domain.disclosure;

import static java.util.Objects.requireNonNull;

/** How much of a breakdown has been published for a span, which can't be taken back. */
public record Published(Span span, Release release) {
  public Published {
    requireNonNull(span, "span");
    requireNonNull(release, "release");
  }
}
