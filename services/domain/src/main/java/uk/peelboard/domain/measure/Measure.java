package uk.peelboard.domain.measure;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.fact.Fact;

/**
 * What is added up about one kind of fact.
 *
 * @param <F> the kind of fact
 */
public final class Measure<F extends Fact> {

  /** What the values of a measure's distributions are. */
  public enum Shape {
    /** The second of the local day at which something happened. The sum is not used. */
    HAPPENING,
    /**
     * The second of the local day at which something falls due: counted only once that moment has
     * come. The sum is not used.
     */
    DUE,
    /** How long something took in whole seconds, with the exact sum in milliseconds. */
    DURATION,
    /** How long something took in local days. The sum is not used. */
    DAYS,
    /** Where a phase began or ended: see {@link Edge}. The sum is not used. */
    EDGE,
    /**
     * Since when what is open now counts as open: the second of the local day on which that was, so
     * that a change concerns one day's part of all that is open. The sum is not used.
     */
    OPEN,
    /** Events themselves: how many there are is all that is asked. The sum is not used. */
    ACCOUNT;

    /**
     * Whether the first of its days is one that a fact has something to say of: not where something
     * merely counts as open since then, and not where an event is only counted.
     */
    public boolean saysSinceWhen() {
      return this != OPEN && this != ACCOUNT;
    }
  }

  /** What one fact adds to this measure. */
  @FunctionalInterface
  interface Rule<F extends Fact> {
    void contribute(F fact, Measure<F> measure, Definitions definitions, Contributions out);
  }

  private final String id;
  private final Shape shape;
  private final Class<F> of;
  private final List<Dimension> dimensions;
  private final Rule<F> rule;

  Measure(String id, Shape shape, Class<F> of, List<Dimension> dimensions, Rule<F> rule) {
    this.id = id;
    this.shape = shape;
    this.of = of;
    this.dimensions = List.copyOf(dimensions);
    this.rule = rule;
  }

  /** Stable: it is part of every tally's key. */
  public String id() {
    return id;
  }

  public Shape shape() {
    return shape;
  }

  /** The kind of fact that it is about. */
  public Class<F> of() {
    return of;
  }

  /** The kinds of entity whose facts may add to it. */
  public Set<EntityKind> kinds() {
    return Arrays.stream(EntityKind.values())
        .filter(kind -> of.isAssignableFrom(Fact.typeOf(kind)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EntityKind.class)));
  }

  public List<Dimension> dimensions() {
    return dimensions;
  }

  /** Reports what {@code fact} adds, to nothing but {@code out}. */
  public void contribute(F fact, Definitions definitions, Contributions out) {
    rule.contribute(fact, this, definitions, out);
  }

  String signature() {
    return id + ' ' + shape + ' ' + of.getSimpleName() + ' ' + dimensions;
  }

  @Override
  public String toString() {
    return id;
  }
}
