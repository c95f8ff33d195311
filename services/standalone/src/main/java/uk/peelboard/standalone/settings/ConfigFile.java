package uk.peelboard.standalone.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.peelboard.standalone.UserError;

/** A file of settings: YAML, one {@code name: value} a line. */
record ConfigFile(Path path, Map<String, Entry> entries) {
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  record Entry(String value, int line) {}

  /**
   * @throws UserError naming file and line when it can't be read or holds more than names and
   *     values
   */
  static ConfigFile read(Path path) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (YAMLParser parser = YAML.createParser(Files.readString(path))) {
      JsonToken first = parser.nextToken();
      if (first != null && first != JsonToken.START_OBJECT) {
        throw wrong(path, parser.currentTokenLocation().getLineNr(), "a line must be name: value");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken value = parser.nextToken();
        if (!value.isScalarValue() || parser.getText().isEmpty()) {
          throw wrong(path, line, name + " must have one value");
        }
        entries.put(name, new Entry(parser.getText(), line));
      }
    } catch (JsonProcessingException e) {
      throw wrong(path, YamlProblem.line(e), YamlProblem.message(e));
    } catch (NoSuchFileException e) {
      throw new UserError("there is no file %s".formatted(path), e);
    } catch (IOException e) {
      throw new UserError("%s can't be read: %s".formatted(path, e.getMessage()), e);
    }
    return new ConfigFile(path, entries);
  }

  /** Where a setting of this file stands, for messages. */
  String place(String name) {
    return "%s, line %d".formatted(path, entries.get(name).line());
  }

  private static UserError wrong(Path path, int line, String what) {
    return new UserError("%s, line %d: %s".formatted(path, line, what));
  }
}
