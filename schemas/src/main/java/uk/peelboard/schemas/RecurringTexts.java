package uk.peelboard.schemas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Codes and names that recur, each with a number, so that journals need not spell them out. It only
 * grows, up to as many as two bytes can number; what comes later, or is longer than any code, is
 * spelled out, so that nobody can fill the memory with it. Not safe for use by more than one thread
 * at a time.
 */
public final class RecurringTexts {
  static final int MOST = (1 << 14) - 1;
  static final int LONGEST = 64;

  /** Stands for a text that has no number, and is spelled out instead. */
  static final int SPELLED_OUT = 0;

  private final List<String> texts = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /**
   * As it was, or new.
   *
   * @param texts what {@link #all} said then; none when it is new
   */
  public RecurringTexts(List<String> texts) {
    texts.forEach(this::numberOf);
  }

  /** In the order of their numbers. */
  public List<String> all() {
    return List.copyOf(texts);
  }

  /** The text's number, from now on; {@link #SPELLED_OUT} where it has none. */
  int numberOf(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    if (texts.size() == MOST || text.length() > LONGEST) {
      return SPELLED_OUT;
    }
    texts.add(text);
    numbers.put(text, texts.size());
    return texts.size();
  }

  /** The text of a number, or null when none has it. */
  String text(long number) {
    return number > 0 && number <= texts.size() ? texts.get((int) number - 1) : null;
  }
}
