package uk.peelboard.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.event.IncidentPayload.IncidentClosed;
import uk.peelboard.schemas.EventCodec;
import uk.peelboard.schemas.RejectedEvent;
import uk.peelboard.schemas.RejectedEventCodec;

/** What a running system makes of what it should never have been sent. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadInputIT {
  private static final int TWENTY_MEGABYTES = 20 << 20;

  @TempDir private static Path directory;

  private static Running system;
  private static Web web;
  private static OnKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    system = Running.wholeSystem("run", "--data-dir", directory.toString());
    web = system.web();
    kafka = new OnKafka(system.kafka());
  }

  @AfterAll
  static void kill() {
    if (kafka != null) {
      kafka.close();
    }
    if (system != null) {
      system.close();
    }
  }

  @AfterEach
  void everyRecordIsAccountedFor() throws Exception {
    Wait.untilCounted(web, kafka);
    Metrics metrics = web.metrics();
    for (EntityKind kind : EntityKind.FEEDS) {
      Map<String, String> topic = Map.of("topic", kind.topic());
      assertThat(metrics.sum("peelboard_events_total", topic))
          .as("counted, duplicate and rejected of %s", kind.topic())
          .isEqualTo((double) kafka.events(kind));
      // Before the first record of all there is no series yet.
      assertThat(metrics.sum("peelboard_rejected_events_total", topic))
          .isEqualTo(
              metrics.by("result", "peelboard_events_total", topic).getOrDefault("rejected", 0.0));
    }
    assertThat(metrics.sum("peelboard_rejected_events_total", Map.of()))
        .isEqualTo((double) kafka.rejected().size());
  }

  @Test
  void badEventsOfABatchAreRejectedAloneAndTheGoodOnesAreCounted() throws Exception {
    double before = opened("where=area:Solihull");
    Instant now = Instant.now();
    String data = Events.opened("P2", "Solihull");
    String opened = "IncidentOpened";
    List<String> events = new ArrayList<>();
    events.add(Events.of(opened, "I-good-1", now, data));
    events.add(Events.of(opened, "I with spaces", now, data));
    events.add(Events.of(opened, "I-1", now.toString().replace("Z", ""), data));
    events.add(Events.of(opened, "I-2", now.plusSeconds(3600), data));
    events.add(Events.of(opened, "I-3", "9999-01-01T00:00:00Z", data));
    events.add(Events.of("IncidentTeleported", "I-4", now, data));
    events.add(Events.of(opened, "I-5", now, data.replace("true", "\"yes\"")));
    events.add(Events.of(opened, "I-6", now, "{\"area\": \"Solihull\"}"));
    events.add(Events.of(opened, "I-7", now, data).replace("\"1.0\"", "\"2.0\""));
    events.add(Events.of(opened, "I-8", now, data).replace("\"id\"", "\"nr\""));
    events.add("[\"not an event\"]");
    events.add(Events.of(opened, "I-good-2", now, data));

    JsonNode results = web.results(Web.BATCH, Events.batch(events), 202);

    assertThat(results)
        .extracting(
            result -> result.get("status").textValue(), result -> result.path("pointer").asText())
        .containsExactly(
            tuple("accepted", ""),
            tuple("rejected", "/1/subject"),
            tuple("rejected", "/2/time"),
            tuple("rejected", "/3/time"),
            tuple("rejected", "/4/time"),
            tuple("rejected", "/5/type"),
            tuple("rejected", "/6/data/requiresDeployment"),
            tuple("rejected", "/7/data/grade"),
            tuple("rejected", "/8"),
            tuple("rejected", "/9/id"),
            tuple("rejected", "/10"),
            tuple("accepted", ""));
    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result.path("reason").asText())
                    .as("%s", result)
                    .isEqualTo(result.path("reason").asText().strip())
                    .matches(
                        reason ->
                            reason.isEmpty()
                                == result.get("status").textValue().equals("accepted")));
    Wait.untilCounted(web, kafka);
    assertThat(opened("where=area:Solihull")).isEqualTo(before + 2);
  }

  @Test
  void requestsThatAreNoEventsAreAnsweredAsHttpHasIt() throws Exception {
    String event = Events.of("VictimContacted", "I-9", Instant.now(), "{}");
    assertThat(status(Web.EVENT, "{\"specversion\": ")).isEqualTo(400);
    assertThat(status(Web.EVENT, "")).isEqualTo(400);
    assertThat(status(Web.EVENT, "[" + event + "]")).isEqualTo(400);
    assertThat(status(Web.BATCH, event)).isEqualTo(400);
    assertThat(status("application/json", event)).isEqualTo(415);
    assertThat(status("text/csv", "a,b")).isEqualTo(415);
    assertThat(kafka.events(EntityKind.INCIDENT))
        .isEqualTo((long) web.metrics().sum("peelboard_events_total", incidents()));
  }

  @Test
  void aBodyOfTwentyMegabytesIsTooLargeAndTheNextRequestIsServed() throws Exception {
    byte[] large = ("[\"" + "x".repeat(TWENTY_MEGABYTES) + "\"]").getBytes(UTF_8);
    HttpResponse<String> answer = web.post(Web.BATCH, BodyPublishers.ofByteArray(large));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("The body is too large", "at most 5,242,880 bytes");
    String event = Events.of("VictimContacted", "I-after", Instant.now(), "{}");
    assertThat(web.results(Web.EVENT, event, 202)).hasSize(1);
  }

  @Test
  void anUnknownGradeAndAreaCountForTheForceAndAreFindings() throws Exception {
    double before = opened("");
    double unknownGrade = opened("where=grade:unknown");
    double unknownArea = opened("where=area:unknown");
    Map<String, Double> findings = findings();

    web.results(
        Web.EVENT,
        Events.of("IncidentOpened", "I-odd", Instant.now(), Events.opened("P99", "Atlantis")),
        202);
    Wait.untilCounted(web, kafka);

    assertThat(opened("")).isEqualTo(before + 1);
    assertThat(opened("where=grade:unknown")).isEqualTo(unknownGrade + 1);
    assertThat(opened("where=area:unknown")).isEqualTo(unknownArea + 1);
    for (String reason : List.of("unknown-grade", "unknown-area")) {
      assertThat(findings())
          .as(reason)
          .containsEntry(reason, findings.getOrDefault(reason, 0.0) + 1);
    }
  }

  @Test
  void whatIsNoEventOnATopicIsKeptWithItsReasonAndOrigin() throws Exception {
    double undecodable = rejections("undecodable");
    double future = rejections("in-the-future");
    byte[] nonsense = "not an event".getBytes(UTF_8);
    Event tomorrow =
        new Event(
            UUID.randomUUID(),
            "I-tomorrow",
            Instant.now().plusSeconds(86_400),
            Instant.now().plusSeconds(86_400),
            "system-test",
            new IncidentClosed("done"));
    byte[] early = new EventCodec().encode(EntityKind.INCIDENT, tomorrow);
    RecordMetadata ofNonsense;
    RecordMetadata ofEarly;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", system.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      ofNonsense = put(producer, "I-nonsense", nonsense);
      ofEarly = put(producer, "I-tomorrow", early);
      put(producer, "I-nothing", null);
      put(producer, "I-somebody-else", early);
    }
    Wait.untilCounted(web, kafka);

    assertThat(rejections("undecodable")).isEqualTo(undecodable + 1);
    assertThat(rejections("in-the-future")).isEqualTo(future + 1);
    assertThat(rejections("no-value")).isPositive();
    assertThat(rejections("key-mismatch")).isPositive();
    assertThat(rejectedEvent(ofNonsense))
        .satisfies(
            one -> {
              assertThat(one.reason()).isEqualTo("undecodable");
              assertThat(one.key()).isEqualTo(Bytes.wrap("I-nonsense".getBytes(UTF_8)));
              assertThat(one.value()).isEqualTo(Bytes.wrap(nonsense));
            });
    assertThat(rejectedEvent(ofEarly).reason()).isEqualTo("in-the-future");
    assertThat(rejectedEvent(ofEarly).value()).isEqualTo(Bytes.wrap(early));
    assertThat(web.get("/health/ready")).contains("\"ready\"");
  }

  @Test
  void anEventSentTwiceIsADuplicate() throws Exception {
    String event =
        Events.of("IncidentOpened", "I-twice", Instant.now(), Events.opened("P3", "Coventry"));
    double before = opened("where=area:Coventry");
    web.results(Web.EVENT, event, 202);
    web.results(Web.EVENT, event, 202);
    Wait.untilCounted(web, kafka);
    assertThat(opened("where=area:Coventry")).isEqualTo(before + 1);
  }

  /** It is printed, since how long it takes is a promise. */
  @Test
  void anEventIsInTheMetricsSoonAfterItWasTaken() throws Exception {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      double before = presented();
      String call =
          Events.of(
              "CallPresented",
              "C-" + i,
              Instant.now(),
              "{\"line\": \"999\", \"area\": \"Dudley\"}");
      web.results(Web.EVENT, call, 202);
      long taken = System.nanoTime();
      Wait.until("the call is in the metrics", () -> presented() > before);
      millis.add((System.nanoTime() - taken) / 1_000_000);
    }
    System.out.printf("from taken to /metrics: %s ms%n", millis);
    assertThat(millis).allMatch(one -> one < 5000);
  }

  private static double presented() throws Exception {
    return web.metrics()
        .sum("peelboard_calls_presented_calls", Map.of("line", "999", "window", "28d"));
  }

  private static RecordMetadata put(
      KafkaProducer<byte[], byte[]> producer, String key, byte[] value) throws Exception {
    return producer
        .send(new ProducerRecord<>(EntityKind.INCIDENT.topic(), key.getBytes(UTF_8), value))
        .get();
  }

  private static RejectedEvent rejectedEvent(RecordMetadata origin) throws Exception {
    RejectedEventCodec codec = new RejectedEventCodec();
    for (ConsumerRecord<byte[], byte[]> one : kafka.rejected()) {
      RejectedEvent rejected = codec.decode(one.value());
      if (rejected.topic().equals(origin.topic())
          && rejected.partition() == origin.partition()
          && rejected.offset() == origin.offset()) {
        return rejected;
      }
    }
    throw new AssertionError("nothing rejected is of " + origin);
  }

  private static int status(String contentType, String body) throws Exception {
    return web.post(contentType, BodyPublishers.ofString(body)).statusCode();
  }

  private static double opened(String where) throws Exception {
    return web.row("incidents-opened", where).get("value").asDouble();
  }

  private static Map<String, Double> findings() throws Exception {
    return web.by("reason", "value", "data-quality-findings", "where=topic:incidents");
  }

  private static double rejections(String reason) throws Exception {
    return web.metrics()
        .sum("peelboard_rejected_events_total", Map.of("topic", "incidents", "reason", reason));
  }

  private static Map<String, String> incidents() {
    return Map.of("topic", EntityKind.INCIDENT.topic());
  }
}
