package uk.peelboard.domain.profile;

import static java.util.Objects.requireNonNull;

/**
 * A line on which the public calls.
 *
 * @param answerWithin an answer is in time when it took fewer seconds than this
 */
public record Line(String code, String name, Limits answerWithin) {
  public Line {
    requireNonNull(code, "code");
    requireNonNull(name, "name");
    requireNonNull(answerWithin, "answerWithin");
  }
}
