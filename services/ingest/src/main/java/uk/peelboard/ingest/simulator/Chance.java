package uk.peelboard.ingest.simulator;

import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Random draws that are the same on every machine and every JDK: only the generator's longs are
 * used, whose algorithm its Javadoc cites, and {@link StrictMath}.
 */
public final class Chance {
  private final SplittableRandom random;

  public Chance(long seed) {
    this(new SplittableRandom(seed));
  }

  private Chance(SplittableRandom random) {
    this.random = random;
  }

  /** A source of its own for one part of the model, so that another part's draws don't move it. */
  public Chance split() {
    return new Chance(random.split());
  }

  /** From 0, inclusive, to 1, exclusive. */
  public double draw() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  public boolean of(double probability) {
    return draw() < probability;
  }

  public double between(double least, double most) {
    return least + (most - least) * draw();
  }

  public int below(int bound) {
    return (int) (draw() * bound);
  }

  public double exponential(double mean) {
    return -mean * StrictMath.log(1 - draw());
  }

  /** Its mean is the median times exp(spread² / 2). */
  public double lognormal(double median, double spread) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - draw()));
    return median * StrictMath.exp(spread * radius * StrictMath.cos(2 * StrictMath.PI * draw()));
  }

  /** An index into {@code weights}, as often as its weight says. */
  public int pick(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = draw() * total;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** A random (version 4) UUID. */
  public UUID uuid() {
    long most = (random.nextLong() & ~0xF000L) | 0x4000L;
    long least = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(most, least);
  }
}
