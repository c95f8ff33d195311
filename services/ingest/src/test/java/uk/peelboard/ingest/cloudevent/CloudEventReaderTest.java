package uk.peelboard.ingest.cloudevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.EventWithdrawn;
import uk.peelboard.domain.event.IncidentPayload.IncidentOpened;
import uk.peelboard.ingest.AddressedEvent;

class CloudEventReaderTest {
  private static final Instant NOW = Instant.parse("2024-07-01T12:00:00Z");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String OPENED =
      """
      {"specversion": "1.0", "id": "7d444840-9dc0-4ed1-b245-5ffdce74fad2", "source": "cad",
       "type": "IncidentOpened", "subject": "I-1", "time": "2024-07-01T12:30:00.250+01:00",
       "recordedat": "2024-07-01T11:31:00Z",
       "data": {"grade": "P1", "area": "Birmingham", "domesticAbuse": false,
                "requiresDeployment": true, "callReceivedAt": "2024-07-01T11:29:00Z"}}
      """;

  private final CloudEventReader reader = new CloudEventReader(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void makesAnEventOfACloudEvent() throws Exception {
    assertThat(reader.read(MAPPER.readTree(OPENED)))
        .isEqualTo(
            new AddressedEvent(
                EntityKind.INCIDENT,
                new Event(
                    UUID.fromString("7d444840-9dc0-4ed1-b245-5ffdce74fad2"),
                    "I-1",
                    Instant.parse("2024-07-01T11:30:00.250Z"),
                    Instant.parse("2024-07-01T11:31:00Z"),
                    "cad",
                    new IncidentOpened(
                        "P1",
                        "Birmingham",
                        null,
                        null,
                        null,
                        Instant.parse("2024-07-01T11:29:00Z"),
                        null,
                        false,
                        true))));
  }

  @Test
  void theFutureIsCalledSoWhereNothingSaysWhenItWasRecorded() throws Exception {
    ObjectNode json = opened();
    json.remove("recordedat");
    json.put("time", "2034-07-01T12:00:00Z");
    assertRejected(json, "in-the-future", "/time", "after it was received");
  }

  @Test
  void takesNowWhereNothingSaysWhenItWasRecorded() throws Exception {
    ObjectNode json = opened();
    json.remove("recordedat");

    assertThat(reader.read(json).event().recordedAt()).isEqualTo(NOW);
  }

  @Test
  void needsToBeToldTheTopicOfAWithdrawal() throws Exception {
    ObjectNode json = opened();
    json.put("type", "EventWithdrawn");
    json.putObject("data")
        .put("withdrawnEventId", "7d444840-9dc0-4ed1-b245-5ffdce74fad3")
        .put("reason", "ENTERED_IN_ERROR");

    assertRejected(json, "missing", "/topic", "calls, incidents, crimes, cases");
    json.put("topic", "incidents");
    AddressedEvent withdrawn = reader.read(json);

    assertThat(withdrawn.kind()).isEqualTo(EntityKind.INCIDENT);
    assertThat(withdrawn.event().payload()).isInstanceOf(EventWithdrawn.class);
  }

  @Test
  void acceptsWhatIsAtMostFiveMinutesAhead() throws Exception {
    ObjectNode json = opened();
    json.remove("recordedat");
    json.put("time", "2024-07-01T12:05:00Z");
    assertThat(reader.read(json).event().occurredAt()).isEqualTo(NOW.plusSeconds(300));

    json.put("recordedat", "2024-07-01T12:05:01Z");
    json.put("time", "2024-07-01T12:05:00.001Z");
    assertRejected(json, "in-the-future", "/time", "after it was received");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("/id", "'17'", "bad-value", "UUID"),
        arguments("/id", "'1-1-1-1-1'", "bad-value", "UUID"),
        arguments("/id", "null", "missing", "is missing"),
        arguments("/id", "17", "wrong-type", "not a string"),
        arguments("/source", "''", "missing", "is empty"),
        arguments("/type", "'IncidentOpend'", "unknown-type", "IncidentOpened"),
        arguments("/subject", "'I 1'", "invalid-id", "incidentId"),
        arguments("/subject", "null", "missing", "is missing"),
        arguments("/time", "'2024-07-01T12:00:00'", "bad-time", "without a zone"),
        arguments("/time", "'yesterday'", "bad-time", "RFC 3339"),
        arguments("/recordedat", "'yesterday'", "bad-time", "RFC 3339"),
        arguments("/topic", "'calls'", "bad-value", "incidents"),
        arguments("/datacontenttype", "'text/plain'", "bad-value", "application/json"),
        arguments("/data_base64", "'e30='", "wrong-type", "JSON object"),
        arguments("/data", "'text'", "wrong-type", "JSON object"),
        arguments("/data/grade", "null", "missing", "IncidentOpened needs it"),
        arguments("/data/grade", "1", "wrong-type", "not a string"),
        arguments("/data/domesticAbuse", "'no'", "wrong-type", "true or false"),
        arguments("/data/callReceivedAt", "'2024-07-01T11:29:00'", "bad-time", "without a zone"),
        arguments("/data/graed", "'P1'", "unknown-field", "grade"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhereAndWhyAnEventIsBad(String pointer, String value, String code, String reason)
      throws Exception {
    assertRejected(with(pointer, value), code, pointer, reason);
  }

  static Stream<Arguments> mistakesOfTheWhole() {
    return Stream.of(
        arguments("/specversion", "'9.9'", "not-an-event", "9.9"),
        arguments("/source", "'two words'", "not-an-event", ""),
        arguments("/recordedAt", "'2024-07-01T11:31:00Z'", "not-an-event", "recordedAt"),
        arguments("/recordedat", "'2024-07-01T11:00:00Z'", "contradictory", "before it happened"),
        arguments("/data/area", "'\\ud800'", "undecodable", "half a character"));
  }

  @ParameterizedTest
  @MethodSource("mistakesOfTheWhole")
  void saysWhyAnEventIsBadAsAWhole(String pointer, String value, String code, String reason)
      throws Exception {
    assertRejected(with(pointer, value), code, "", reason);
  }

  private static ObjectNode with(String pointer, String value) throws Exception {
    ObjectNode json = opened();
    int slash = pointer.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) json.at(pointer.substring(0, slash));
    parent.set(pointer.substring(slash + 1), MAPPER.readTree(value.replace('\'', '"')));
    return json;
  }

  @Test
  void rejectsWhatIsNoObject() throws Exception {
    assertRejected(MAPPER.readTree("[1]"), "not-an-event", "", "JSON object");
  }

  private void assertRejected(JsonNode json, String code, String pointer, String reason) {
    assertThatThrownBy(() -> reader.read(json))
        .isInstanceOfSatisfying(
            InvalidEventException.class,
            invalid -> {
              assertThat(invalid.code()).isEqualTo(code);
              assertThat(invalid.pointer()).isEqualTo(pointer);
              assertThat(invalid).hasMessageContaining(reason);
            });
  }

  private static ObjectNode opened() throws Exception {
    return (ObjectNode) MAPPER.readTree(OPENED);
  }
}
