package uk.peelboard.ingest.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.ingest.mapping.MappingFile.EventRule;
import uk.peelboard.ingest.mapping.MappingFile.TopicRules;
import uk.peelboard.schemas.PayloadType;
import uk.peelboard.schemas.PayloadTypes;

/**
 * What the rows of an export are as events, as a mapping file says it.
 *
 * @param columns every column that a file has to have
 */
record Mapping(Charset charset, char separator, Set<String> columns, List<EventMapping> events) {

  /**
   * @param hash null where there is no key, which is an error where the mapping needs one
   */
  static Mapping read(Path path, KeyedHash hash) throws IOException, MappingException {
    try {
      return of(MappingFile.read(path), hash);
    } catch (MappingException e) {
      throw new MappingException(path + ": " + e.getMessage(), e);
    }
  }

  private static Mapping of(MappingFile file, KeyedHash hash) throws MappingException {
    required("source", file.source());
    LocalTimes times = times(file);
    Set<String> blank = file.blank() == null ? Set.of("") : Set.copyOf(file.blank());
    if (file.topics() == null || file.topics().isEmpty()) {
      throw new MappingException("topics is missing: what the rows are events of");
    }
    List<EventMapping> events = new ArrayList<>();
    for (Map.Entry<String, TopicRules> topic : file.topics().entrySet()) {
      EntityKind kind = EntityKind.feedOfTopic(topic.getKey());
      if (kind == null) {
        throw new MappingException(
            "topics: no topic is called %s; there are %s"
                .formatted(
                    topic.getKey(), EntityKind.FEEDS.stream().map(EntityKind::topic).toList()));
      }
      events.addAll(events(kind, topic.getValue(), file.source(), blank, times, hash));
    }
    Set<String> columns = new LinkedHashSet<>();
    events.forEach(event -> columns.addAll(event.columns()));
    return new Mapping(charset(file), separator(file), columns, events);
  }

  private static List<EventMapping> events(
      EntityKind kind,
      TopicRules rules,
      String source,
      Set<String> blank,
      LocalTimes times,
      KeyedHash hash)
      throws MappingException {
    String where = "topics." + kind.topic();
    required(where, rules);
    required(where + ".id", rules.id());
    required(where + ".events", rules.events());
    Columns id = new Columns(rules.id(), blank);
    List<EventMapping> events = new ArrayList<>();
    for (int i = 0; i < rules.events().size(); i++) {
      EventRule rule = rules.events().get(i);
      String place = "%s.events[%d]".formatted(where, i + 1);
      required(place, rule);
      required(place + ".type", rule.type());
      PayloadType type = PayloadTypes.of(kind, rule.type()).orElse(null);
      if (type == null) {
        throw new MappingException(
            "%s: no event of %s is called %s; there are %s"
                .formatted(
                    place,
                    kind.topic(),
                    rule.type(),
                    PayloadTypes.of(kind).stream().map(PayloadType::name).toList()));
      }
      try {
        events.add(new EventMapping(kind, type, rule, id, source, blank, times, hash));
      } catch (MappingException e) {
        throw new MappingException("%s (%s): %s".formatted(place, rule.type(), e.getMessage()), e);
      }
    }
    return events;
  }

  private static LocalTimes times(MappingFile file) throws MappingException {
    required("zone", file.zone());
    required("time", file.time());
    String clockChange = file.clockChange() == null ? "shift" : file.clockChange();
    if (!Set.of("shift", "reject").contains(clockChange)) {
      throw new MappingException("clock-change is shift or reject, not " + clockChange);
    }
    ZoneId zone;
    try {
      zone = ZoneId.of(file.zone());
    } catch (DateTimeException e) {
      throw new MappingException("zone: no time zone is called " + file.zone(), e);
    }
    try {
      return new LocalTimes(file.time(), zone, clockChange.equals("reject"));
    } catch (IllegalArgumentException e) {
      throw new MappingException("time: " + e.getMessage(), e);
    }
  }

  private static Charset charset(MappingFile file) throws MappingException {
    try {
      return file.encoding() == null ? UTF_8 : Charset.forName(file.encoding());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new MappingException("encoding: no encoding is called " + file.encoding(), e);
    }
  }

  private static char separator(MappingFile file) throws MappingException {
    String separator = file.separator() == null ? "," : file.separator();
    if (separator.length() != 1) {
      throw new MappingException("separator is one character, not " + separator);
    }
    return separator.charAt(0);
  }

  private static void required(String where, Object value) throws MappingException {
    if (value == null) {
      throw new MappingException(where + " is missing");
    }
  }
}
