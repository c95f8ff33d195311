package uk.peelboard.ingest.simulator;

import java.time.ZoneId;
import java.util.UUID;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Payload;

/** What all parts of the model share. */
record World(Agenda agenda, Recorder recorder, Pseudonyms pseudonyms, Areas areas, ZoneId zone) {

  UUID record(EntityKind kind, String entityId, Payload payload) {
    return recorder.record(kind, entityId, payload);
  }
}
