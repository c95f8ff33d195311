package uk.peelboard.ingest.cloudevent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.ingest.AddressedEvent;
import uk.peelboard.schemas.PayloadType;
import uk.peelboard.schemas.PayloadTypes;

/** Writes events as CloudEvents in JSON, one on each line; what {@link CloudEventReader} reads. */
public final class CloudEventWriter implements Closeable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().build().setRootValueSeparator("\n");

  private final JsonGenerator json;
  private boolean empty = true;

  public CloudEventWriter(OutputStream out) throws IOException {
    this.json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  public void write(AddressedEvent addressed) throws IOException {
    Event event = addressed.event();
    PayloadType type = PayloadTypes.of(addressed.kind(), event.payload());
    empty = false;
    json.writeStartObject();
    json.writeStringField("specversion", "1.0");
    json.writeStringField("id", event.id().toString());
    json.writeStringField("source", SourceNames.toUriReference(event.source()));
    json.writeStringField("type", type.name());
    json.writeStringField("subject", event.entityId());
    json.writeStringField("time", event.occurredAt().toString());
    json.writeStringField(CloudEventReader.RECORDED_AT, event.recordedAt().toString());
    if (event.payload() instanceof EventWithdrawn) {
      json.writeStringField(CloudEventReader.TOPIC, addressed.kind().topic());
    }
    json.writeStringField("datacontenttype", "application/json");
    json.writeFieldName("data");
    PayloadJson.write(type, event.payload(), json);
    json.writeEndObject();
  }

  /** Ends the last line; the stream stays open. */
  @Override
  public void close() throws IOException {
    if (!empty) {
      json.writeRaw('\n');
    }
    json.close();
  }
}
