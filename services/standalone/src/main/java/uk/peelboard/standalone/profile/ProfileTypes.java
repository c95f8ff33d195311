package uk.peelboard.standalone.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.CaseMeaning;
import uk.peelboard.domain.profile.Limit;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.PositiveOutcome;
import uk.peelboard.domain.profile.Recommendation;
import uk.peelboard.domain.profile.Role;
import uk.peelboard.standalone.settings.Spelling;

/** How single values are written in a profile, and what is said of those that are not. */
final class ProfileTypes {
  /** What lies outside of these years is a slip of the pen. */
  static final int FIRST_YEAR = 1900;

  static final int LAST_YEAR = 2199;

  /** In whole seconds, as the profile's JSON Schema has it. */
  private static final Pattern LENGTH_OF_TIME =
      Pattern.compile("P(?=.)([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?");

  private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private ProfileTypes() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addDeserializer(String.class, new Text<>(String.class, Function.identity()))
        .addDeserializer(PositiveOutcome.class, oneOf(PositiveOutcome.class))
        .addDeserializer(CaseMeaning.class, oneOf(CaseMeaning.class))
        .addDeserializer(Role.class, oneOf(Role.class))
        .addDeserializer(Recommendation.Kind.class, oneOf(Recommendation.Kind.class))
        .addDeserializer(Kpi.class, new Text<>(Kpi.class, ProfileTypes::kpi))
        .addDeserializer(ZoneId.class, new Text<>(ZoneId.class, ProfileTypes::zone))
        .addDeserializer(Interval.class, oneOf(Interval.class))
        .addDeserializer(EntityKind.class, new Text<>(EntityKind.class, ProfileTypes::feed))
        .addDeserializer(LocalTime.class, new Text<>(LocalTime.class, ProfileTypes::time))
        .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, ProfileTypes::date))
        .addDeserializer(Duration.class, new Text<>(Duration.class, ProfileTypes::duration))
        .addDeserializer(Limits.class, new LimitsList())
        .addKeyDeserializer(Dimension.class, new DimensionKey());
  }

  private static <E extends Enum<E>> Text<E> oneOf(Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return new Text<>(
        type,
        text -> {
          if (!names.contains(text)) {
            throw new IllegalArgumentException(
                "%s is not among %s".formatted(text, String.join(", ", names)));
          }
          return Enum.valueOf(type, text);
        });
  }

  private static Kpi kpi(String text) {
    Kpi kpi = Kpis.ofId(text);
    if (kpi == null) {
      throw new IllegalArgumentException(
          "there is no KPI %s; %s"
              .formatted(
                  text,
                  Spelling.nearest(text, Kpis.all().stream().map(Kpi::id).toList())
                      .map("did you mean %s?"::formatted)
                      .orElse("peelboard kpis lists them")));
    }
    return kpi;
  }

  private static EntityKind feed(String text) {
    EntityKind feed = EntityKind.feedOfTopic(text);
    if (feed == null) {
      throw new IllegalArgumentException(
          "%s is not among %s"
              .formatted(
                  text,
                  EntityKind.FEEDS.stream()
                      .map(EntityKind::topic)
                      .collect(Collectors.joining(", "))));
    }
    return feed;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text + " is not a time zone like Europe/London", e);
    }
  }

  private static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
        throw new IllegalArgumentException(
            "%s is not a day between %d and %d".formatted(text, FIRST_YEAR, LAST_YEAR));
      }
      return date;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text + " is not a day like 2024-07-01", e);
    }
  }

  private static LocalTime time(String text) {
    if (!TIME_OF_DAY.matcher(text).matches()) {
      throw new IllegalArgumentException(text + " is not a time of day like 06:30");
    }
    return LocalTime.parse(text);
  }

  private static Duration duration(String text) {
    try {
      if (LENGTH_OF_TIME.matcher(text).matches()) {
        return Duration.parse(text);
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text + " is longer than can be reckoned with", e);
    }
    throw new IllegalArgumentException(text + " is not a length of time like PT10S or PT15M");
  }

  /** A value that is one word. */
  private static final class Text<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> read;

    Text(Class<T> type, Function<String, T> read) {
      super(type);
      this.read = read;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.currentToken().isScalarValue()) {
        throw JsonMappingException.from(parser, "one value is expected here");
      }
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw JsonMappingException.from(
            parser, "text is expected here; put it in quotes: \"%s\"".formatted(parser.getText()));
      }
      try {
        return read.apply(parser.getText());
      } catch (IllegalArgumentException e) {
        throw JsonMappingException.from(parser, e.getMessage(), e);
      }
    }
  }

  private static final class LimitsList extends StdDeserializer<Limits> {
    private static final long serialVersionUID = 1L;

    LimitsList() {
      super(Limits.class);
    }

    @Override
    public Limits deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      List<Limit> limits = Arrays.asList(context.readValue(parser, Limit[].class));
      try {
        return new Limits(limits);
      } catch (IllegalArgumentException e) {
        throw JsonMappingException.from(parser, e.getMessage(), e);
      }
    }
  }

  private static final class DimensionKey extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      Dimension dimension = Dimension.ofId(key);
      if (dimension == null) {
        throw JsonMappingException.from(
            context.getParser(), "there is no dimension %s; %s".formatted(key, meant(key)));
      }
      return dimension;
    }

    private static String meant(String key) {
      List<String> known = Arrays.stream(Dimension.values()).map(Dimension::id).toList();
      return Spelling.nearest(key, known)
          .map("did you mean %s?"::formatted)
          .orElse("there are " + String.join(", ", known));
    }
  }
}
