package uk.peelboard.ingest.simulator;

import java.util.Arrays;
import java.util.StringTokenizer;

/** What there is to pick from, each as often as its weight says. */
final class Shares {
  private final String[] names;
  private final double[] weights;

  private Shares(String[] names, double[] weights) {
    this.names = names;
    this.weights = weights;
  }

  /**
   * Reads {@code NAME:WEIGHT}, separated by blanks.
   *
   * @throws NumberFormatException when a weight is no number
   */
  static Shares parse(String text) {
    StringTokenizer parts = new StringTokenizer(text);
    String[] names = new String[parts.countTokens()];
    double[] weights = new double[names.length];
    for (int i = 0; i < names.length; i++) {
      String part = parts.nextToken();
      int colon = part.lastIndexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("not NAME:WEIGHT: " + part);
      }
      names[i] = part.substring(0, colon);
      weights[i] = Double.parseDouble(part.substring(colon + 1));
    }
    return new Shares(names, weights);
  }

  int count() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  double weight(int index) {
    return weights[index];
  }

  String pick(Chance chance) {
    return names[chance.pick(weights)];
  }

  @Override
  public String toString() {
    return Arrays.toString(names) + Arrays.toString(weights);
  }
}
