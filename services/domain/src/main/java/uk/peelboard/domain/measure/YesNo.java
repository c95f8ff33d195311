package uk.peelboard.domain.measure;

import java.util.List;

/** The codes of a dimension that something has or has not. */
public final class YesNo {
  public static final String YES = "yes";
  public static final String NO = "no";
  public static final List<String> CODES = List.of(YES, NO);

  private YesNo() {}

  public static String of(boolean value) {
    return value ? YES : NO;
  }
}
