package uk.peelboard.views.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import uk.peelboard.domain.update.Update;

/** Updates as JSON; OpenAPI describes it. What has been published is read for ever. */
final class UpdateJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private UpdateJson() {}

  static byte[] write(Update update) {
    try {
      return MAPPER.writeValueAsBytes(update);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("nothing can fail in memory", e);
    }
  }

  static Update read(byte[] json) throws UnreadableUpdateException {
    try {
      return MAPPER.readValue(json, Update.class);
    } catch (IOException e) {
      throw new UnreadableUpdateException("no update: " + e.getMessage(), e);
    }
  }
}
