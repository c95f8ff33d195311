package uk.peelboard.standalone.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.stream.Collectors;

/** What is wrong with a YAML file, in one line. */
public final class YamlProblem {
  private YamlProblem() {}

  /** The line that the parser was at; counted from 1. */
  public static int line(JsonProcessingException e) {
    if (e.getProcessor() instanceof JsonParser parser && parser.currentToken() != null) {
      return parser.currentTokenLocation().getLineNr();
    }
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }

  /** The message without the pictures of the source that YAML's parser draws. */
  public static String message(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "));
  }
}
