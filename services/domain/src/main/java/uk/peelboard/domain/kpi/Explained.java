package uk.peelboard.domain.kpi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import uk.peelboard.domain.measure.Dimension;

/**
 * A figure with the entities that make it up. Their counts add up to its count, their numerators to
 * its numerator, their denominators to its denominator; its percentile, longest or oldest is that
 * of all their values.
 *
 * @param figure without the course of a stock: what is opened is how many there are at the end
 * @param total how many parts it has
 * @param offset how many of them come before those given
 * @param parts the longest, oldest or largest first, and then by id
 * @param each the dimension whose codes the figure counts, or averages over; null where it does not
 * @param denominatorDays of how many days together the parts' denominators are, where the figure's
 *     is of one; else 1
 */
public record Explained(
    Figure figure, long total, int offset, List<Part> parts, Dimension each, int denominatorDays) {
  public Explained {
    requireNonNull(figure, "figure");
    parts = List.copyOf(parts);
  }

  /** Whether there are further parts after those given. */
  public boolean hasMore() {
    return offset + parts.size() < total;
  }

  /** Whether another answer to the same question says the same. */
  public boolean agreesWith(Figure other) {
    return Objects.equals(figure.value(), other.value())
        && Objects.equals(figure.numerator(), other.numerator())
        && Objects.equals(figure.denominator(), other.denominator())
        && Objects.equals(figure.count(), other.count())
        && Objects.equals(figure.reason(), other.reason());
  }
}
