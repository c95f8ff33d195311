package uk.peelboard.views.board;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the board shows at one moment. Immutable.
 *
 * @param number of this state; each has a greater one than those before it
 * @param head a JSON object: what is told with every state
 * @param figures by the name of their question
 */
record BoardState(long number, String head, Map<String, Part> figures) {

  /** Of no client that has seen anything. */
  static final long NOTHING = 0;

  /**
   * The answer to one question.
   *
   * @param rows a JSON array
   * @param since the number of the first state that had it so
   */
  record Part(String rows, long since) {}

  /** The state that follows, with other answers, of which those that are the same stay as old. */
  BoardState next(String otherHead, Map<String, String> rows) {
    Map<String, Part> next = new LinkedHashMap<>();
    rows.forEach(
        (name, text) -> {
          Part before = figures.get(name);
          boolean same = before != null && before.rows.equals(text);
          next.put(name, same ? before : new Part(text, number + 1));
        });
    return new BoardState(number + 1, otherHead, next);
  }

  /** As JSON on one line, for whoever has seen the state of a number and none since. */
  String json(long seen) {
    StringBuilder json =
        new StringBuilder("{\"number\":")
            .append(number)
            .append(",\"head\":")
            .append(head)
            .append(",\"figures\":{");
    String separator = "";
    for (Map.Entry<String, Part> one : figures.entrySet()) {
      if (one.getValue().since > seen) {
        json.append(separator).append('"').append(one.getKey()).append("\":");
        json.append(one.getValue().rows);
        separator = ",";
      }
    }
    return json.append("}}").toString();
  }
}
