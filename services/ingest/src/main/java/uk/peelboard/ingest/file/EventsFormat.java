package uk.peelboard.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import uk.peelboard.ingest.cloudevent.CloudEventReader;
import uk.peelboard.ingest.cloudevent.InvalidEventException;

/** JSON Lines of CloudEvents, such as an export writes: ids and times are kept as they are. */
public final class EventsFormat implements ImportFormat {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final CloudEventReader reader;

  public EventsFormat(Clock clock) {
    this.reader = new CloudEventReader(clock);
  }

  @Override
  public void read(InputFile file, Rows rows)
      throws IOException, UnreadableFileException, InterruptedException {
    try (BufferedReader lines = new BufferedReader(file.open(UTF_8))) {
      long number = 1;
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        if (!text.isBlank()) {
          read(new Line(file.name(), number, text), rows);
        }
        number++;
      }
    }
  }

  private void read(Line line, Rows rows) throws IOException, InterruptedException {
    try {
      rows.accept(line, List.of(reader.read(MAPPER.readTree(line.text()))));
    } catch (JsonProcessingException e) {
      rows.reject(line, "malformed", e.getOriginalMessage());
    } catch (InvalidEventException e) {
      rows.reject(line, e.code(), (e.pointer() + " " + e.getMessage()).strip());
    }
  }

  private record Line(String file, long line, String text) implements SourceRow {}
}
