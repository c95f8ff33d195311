package uk.peelboard.standalone.settings;

import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Spelling {
  private Spelling() {}

  /** The known word that takes the fewest changed letters, if those are few. */
  public static Optional<String> nearest(String word, Iterable<String> known) {
    String nearest = null;
    int fewest = Math.max(1, word.length() / 4) + 1;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < fewest) {
        fewest = distance;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /**
   * How many letters have to be changed, added, left out or swapped with their neighbour (optimal
   * string alignment).
   */
  private static int distance(String from, String to) {
    int[] beforeLast = new int[0];
    int[] last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[to.length()];
  }
}
