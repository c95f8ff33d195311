package uk.peelboard.ingest.cloudevent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.ingest.AnyEvents;
import uk.peelboard.ingest.EventCheck;

class CloudEventRoundTripTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-07-01T12:00:00Z"), ZoneOffset.UTC);

  private final CloudEventReader reader = new CloudEventReader(CLOCK);

  @Provide
  Arbitrary<List<AddressedEvent>> admissible() {
    EventCheck check = new EventCheck(CLOCK);
    return AnyEvents.events()
        .filter(event -> check.check(event).isEmpty())
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadAsTheSameEvent(@ForAll("admissible") List<AddressedEvent> events)
      throws Exception {
    List<String> lines = written(events);

    assertThat(lines).hasSameSizeAs(events);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(reader.read(MAPPER.readTree(lines.get(i)))).isEqualTo(events.get(i));
    }
  }

  private static List<String> written(List<AddressedEvent> events) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CloudEventWriter writer = new CloudEventWriter(out)) {
      for (AddressedEvent event : events) {
        writer.write(event);
      }
    }
    return List.of(out.toString(UTF_8).split("\n"));
  }
}
