package uk.peelboard.domain.kpi;

/** Codes as people put them in order: by the numbers in them too, so that 2 comes before 10. */
final class CodeOrder {
  private CodeOrder() {}

  static int compare(String one, String two) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < two.length()) {
      int oneEnds = endOfNumber(one, i);
      int twoEnds = endOfNumber(two, j);
      boolean areNumbers = oneEnds > i && twoEnds > j;
      int order =
          areNumbers
              ? compareNumbers(one.substring(i, oneEnds), two.substring(j, twoEnds))
              : Character.compare(one.charAt(i), two.charAt(j));
      if (order != 0) {
        return order;
      }
      i = areNumbers ? oneEnds : i + 1;
      j = areNumbers ? twoEnds : j + 1;
    }
    int order = Integer.compare(one.length() - i, two.length() - j);
    return order == 0 ? one.compareTo(two) : order;
  }

  private static int endOfNumber(String code, int from) {
    int end = from;
    while (end < code.length() && code.charAt(end) >= '0' && code.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** However many digits they have. */
  private static int compareNumbers(String one, String two) {
    String shortOne = withoutNoughts(one);
    String shortTwo = withoutNoughts(two);
    int order = Integer.compare(shortOne.length(), shortTwo.length());
    return order == 0 ? shortOne.compareTo(shortTwo) : order;
  }

  private static String withoutNoughts(String digits) {
    int from = 0;
    while (from < digits.length() && digits.charAt(from) == '0') {
      from++;
    }
    return digits.substring(from);
  }
}
