package uk.peelboard.standalone.profile;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** On which line of its file each part of a profile stands. */
final class ProfileLines {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final Map<Place, Integer> lines = new HashMap<>();

  /**
   * Those before a problem are known when it is thrown.
   *
   * @throws ProfileProblem when the file is not one plain document, or a part of it is empty or
   *     stands twice
   */
  void read(String text) throws IOException {
    try (YAMLParser parser = YAML.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new ProfileProblem(Place.WHOLE, "the profile is empty");
      }
      lines.put(Place.WHOLE, line(parser));
      read(parser, Place.WHOLE);
      if (parser.nextToken() != null) {
        lines.put(Place.WHOLE, line(parser));
        throw new ProfileProblem(
            Place.WHOLE,
            "a second document begins here; a profile is one, so leave the line --- out");
      }
    }
  }

  /** Counted from 1; of what a place is part of where it is not there itself. */
  int line(Place place) {
    Place there = place;
    while (!there.equals(Place.WHOLE) && !lines.containsKey(there)) {
      there = there.parent();
    }
    return lines.getOrDefault(there, 1);
  }

  boolean has(Place place) {
    return lines.containsKey(place);
  }

  private void read(YAMLParser parser, Place place) throws IOException {
    JsonToken token = parser.currentToken();
    if (parser.isCurrentAlias()) {
      throw new ProfileProblem(place, "references (*name) are not understood; write it out");
    }
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        Place key = place.key(parser.currentName());
        int line = line(parser);
        Integer before = lines.putIfAbsent(key, line);
        if (before != null) {
          lines.put(key, line);
          throw new ProfileProblem(
              key, "stands twice; it is on line %d already, so leave one out".formatted(before));
        }
        parser.nextToken();
        read(parser, key);
      }
    } else if (token == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        lines.put(place.item(i), line(parser));
        read(parser, place.item(i));
      }
    } else if (token == JsonToken.VALUE_NULL || parser.getText().isBlank()) {
      throw new ProfileProblem(place, "there is nothing here; give a value or leave it out");
    }
  }

  private static int line(YAMLParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
