package uk.peelboard.domain.kpi;

import static uk.peelboard.domain.profile.Limits.NO_LIMIT;

import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.measure.OutcomeType;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Line;
import uk.peelboard.domain.tally.Cell;
import uk.peelboard.domain.tally.Distribution;

/** Which of a cell's values a formula counts. */
@FunctionalInterface
public interface Values {
  Values ALL = (cell, distribution, profile) -> distribution.count();

  /** Outcomes that the force counts as positive. */
  Values POSITIVE_OUTCOMES =
      (cell, distribution, profile) ->
          OutcomeType.isPositive(Groups.codeOf(cell, Dimension.OUTCOME), profile.positiveOutcome())
              ? distribution.count()
              : 0;

  /** How many of them. */
  long count(Cell cell, Distribution distribution, ForceProfile profile);

  /** Fewer than so many. */
  static Values under(long bound) {
    return (cell, distribution, profile) -> distribution.countUpTo(bound - 1);
  }

  /** So many or more. */
  static Values atLeast(long bound) {
    return (cell, distribution, profile) ->
        distribution.count() - distribution.countUpTo(bound - 1);
  }

  /** So many or more, and fewer than so many. */
  static Values between(long atLeast, long under) {
    return (cell, distribution, profile) ->
        distribution.countUpTo(under - 1) - distribution.countUpTo(atLeast - 1);
  }

  /** Answered in fewer seconds than the line's limit; none where the line has no limit. */
  static Values answeredInTime() {
    return (cell, distribution, profile) -> {
      long limit = answerLimit(cell, profile);
      return limit == NO_LIMIT ? 0 : distribution.countUpTo(limit - 1);
    };
  }

  /** Those on a line that has a limit. */
  static Values answeredAgainstLimit() {
    return (cell, distribution, profile) ->
        answerLimit(cell, profile) == NO_LIMIT ? 0 : distribution.count();
  }

  /** Attended in at most the grade's limit; none where the grade has no limit. */
  static Values attendedInTime() {
    return (cell, distribution, profile) -> {
      long limit = attendanceLimit(cell, cell.day(), profile);
      return limit == NO_LIMIT ? 0 : distribution.countUpTo(limit);
    };
  }

  /** Those of a grade that has a limit. */
  static Values attendedAgainstLimit() {
    return (cell, distribution, profile) ->
        attendanceLimit(cell, cell.day(), profile) == NO_LIMIT ? 0 : distribution.count();
  }

  private static long answerLimit(Cell cell, ForceProfile profile) {
    Line line = profile.lines().get(Groups.codeOf(cell, Dimension.LINE));
    return line == null ? NO_LIMIT : line.answerWithin().secondsOn(cell.day());
  }

  /** The limit in seconds for the cell's grade on a day, or {@code NO_LIMIT}. */
  static long attendanceLimit(Cell cell, int day, ForceProfile profile) {
    Grade grade = profile.grades().get(Groups.codeOf(cell, Dimension.GRADE));
    return grade == null ? NO_LIMIT : grade.attendWithin().secondsOn(day);
  }
}
