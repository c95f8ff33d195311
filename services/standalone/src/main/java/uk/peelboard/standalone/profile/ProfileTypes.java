package uk.peelboard.standalone.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import uk.peelboard.domain.kpi.Kpi;
import uk.peelboard.domain.kpi.Kpis;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.domain.profile.Limit;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.standalone.settings.Spelling;

/** How single values are written in a profile, and what is said of those that are not. */
final class ProfileTypes {
  private ProfileTypes() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addDeserializer(Kpi.class, new Text<>(Kpi.class, ProfileTypes::kpi))
        .addDeserializer(ZoneId.class, new Text<>(ZoneId.class, ProfileTypes::zone))
        .addDeserializer(LocalDate.class, new Text<>(LocalDate.class, ProfileTypes::date))
        .addDeserializer(Duration.class, new Text<>(Duration.class, ProfileTypes::duration))
        .addDeserializer(Limits.class, new LimitsList())
        .addKeyDeserializer(Dimension.class, new DimensionKey());
  }

  private static Kpi kpi(String text) {
    Kpi kpi = Kpis.ofId(text);
    if (kpi == null) {
      throw new IllegalArgumentException(
          "there is no KPI %s%s".formatted(text, meant(text, Kpis.all().stream().map(Kpi::id))));
    }
    return kpi;
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
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text + " is not a day like 2024-07-01", e);
    }
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text + " is not a length of time like PT10S or PT15M", e);
    }
  }

  private static String meant(String text, Stream<String> known) {
    return Spelling.nearest(text, known.toList()).map("; did you mean %s?"::formatted).orElse("");
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
            context.getParser(),
            "there is no dimension %s%s"
                .formatted(key, meant(key, Arrays.stream(Dimension.values()).map(Dimension::id))));
      }
      return dimension;
    }
  }
}
