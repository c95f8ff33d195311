package uk.peelboard.ingest.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A mapping file as it is written; {@code deploy/mappings/README.md} explains every key. All may be
 * null where they are not given.
 */
record MappingFile(
    String source,
    String zone,
    String time,
    String clockChange,
    List<String> blank,
    String separator,
    String encoding,
    Map<String, TopicRules> topics) {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  record TopicRules(String id, List<EventRule> events) {}

  record EventRule(
      String type,
      String at,
      Combine combine,
      List<Condition> when,
      Map<String, FieldRule> fields) {}

  record Condition(String column, List<String> in, List<String> notIn, Boolean blank) {}

  record FieldRule(
      String column,
      String constant,
      String blank,
      Map<String, String> codes,
      String otherCodes,
      boolean keyedHash,
      boolean publicData) {}

  static MappingFile read(Path path) throws IOException, MappingException {
    try (InputStream in = Files.newInputStream(path)) {
      MappingFile file = MAPPER.readValue(in, MappingFile.class);
      if (file == null) {
        throw new MappingException("it is empty");
      }
      return file;
    } catch (UnrecognizedPropertyException e) {
      throw new MappingException(
          "%sunknown key \"%s\"; known here: %s"
              .formatted(placeOfKey(path, e), e.getPropertyName(), e.getKnownPropertyIds()),
          e);
    } catch (JsonProcessingException e) {
      throw new MappingException(place(e) + firstLine(e.getOriginalMessage()), e);
    }
  }

  /** Jackson notices an unknown key only at the end of its object, which helps nobody. */
  private static String placeOfKey(Path path, UnrecognizedPropertyException failure)
      throws IOException {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : failure.getPath()) {
      pointer
          .append('/')
          .append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }
    try (InputStream in = Files.newInputStream(path);
        JsonParser parser = MAPPER.createParser(in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME
            && parser.getParsingContext().pathAsPointer().toString().contentEquals(pointer)) {
          return place(parser.currentTokenLocation());
        }
      }
    }
    return "";
  }

  private static String place(JsonProcessingException failure) {
    return place(failure.getLocation());
  }

  private static String place(JsonLocation at) {
    return at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("is not YAML as expected");
  }
}
