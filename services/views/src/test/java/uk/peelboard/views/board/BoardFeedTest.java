package uk.peelboard.views.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uk.peelboard.domain.kpi.Question;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.measure.Dimension;
import uk.peelboard.views.Force;
import uk.peelboard.views.RunningViews;
import uk.peelboard.views.Story;
import uk.peelboard.views.TallyTopic;

@Timeout(60)
class BoardFeedTest {
  private static final Instant NOW = Story.time("2024-07-31T18:00:00");
  private static final LocalDate TODAY = LocalDate.of(2024, 7, 31);

  private final Story story = new Story(new Definitions(Force.SMALL));
  private final TallyTopic topic = new TallyTopic();

  /** The states that somebody who watches is sent. */
  private static final class Watching implements AutoCloseable {
    private final Stream<String> lines;
    private final Iterator<String> states;

    Watching(RunningViews views) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + views.server().port() + "/api/v1/board"))
              .header("Accept", "text/event-stream")
              .build();
      try {
        lines =
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines()).body();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      states = lines.filter(line -> line.startsWith("data: ")).iterator();
    }

    JsonNode next() {
      return RunningViews.parse(states.next().substring("data: ".length()));
    }

    @Override
    public void close() {
      lines.close();
    }
  }

  private void tellOfEverything() {
    story.call("C1", "999", "North", "2024-07-31T10:00:00").answeredAfter(4);
    story.call("C2", "999", "South", "2024-07-30T10:00:00").answeredAfter(14);
    story.call("C3", "101", "South", "2024-07-31T17:59:00");
    story.incident("I1", "P1", "North", "2024-07-31T09:00:00").attendedAfter(900).closedAfter(4000);
    story.incident("I2", "P1", "South", "2024-07-31T16:00:00");
    story.crime("X1", "Theft", "North", "2024-07-01T12:00:00").outcomeAfter(1, "1");
  }

  @Test
  void figuresAreThoseOfTheApiToTheLastDigit() {
    tellOfEverything();
    try (RunningViews views = new RunningViews(topic.holding(story), NOW).whenReady()) {
      JsonNode figures = views.json("/api/v1/board").get("figures");
      for (BoardQuestion one : BoardQuestion.ALL) {
        Question asked = one.asked(TODAY);
        String by =
            asked.by().stream()
                .map(dimension -> "&by=" + dimension.id())
                .collect(Collectors.joining());
        String query =
            "?from=%s&to=%s&interval=%s%s"
                .formatted(asked.from(), asked.to(), asked.interval().id(), by);

        assertThat(figures.get(one.name()))
            .as(one.name())
            .isEqualTo(views.json("/api/v1/kpis/" + one.kpi().id() + query).get("rows"));
      }
    }
  }

  @Test
  void saysWhatTheLastWholeDayIsBesideNormalVariation() {
    tellOfEverything();
    try (RunningViews views = new RunningViews(topic.holding(story), NOW).whenReady()) {
      JsonNode change =
          views.json("/api/v1/board").at("/figures/calls-presented~1change~1line").get(0);

      assertThat(change.get(Dimension.LINE.id()).textValue()).isEqualTo("999");
      assertThat(change.get("on").textValue()).isEqualTo("2024-07-30");
      assertThat(change.get("meaning").textValue()).isNotBlank();
    }
  }

  @Test
  void sendsEverythingAtFirstAndThenWhatHasChanged() {
    tellOfEverything();
    try (RunningViews views = new RunningViews(topic.holding(story), NOW).whenReady();
        Watching watching = new Watching(views);
        Watching another = new Watching(views)) {
      JsonNode first = watching.next();
      assertThat(first.get("figures").has("crimes-recorded/12mo/")).isTrue();
      assertThat(another.next().get("figures").has("crimes-recorded/12mo/")).isTrue();

      story.call("C4", "999", "North", "2024-07-31T17:59:59");
      topic.publish(story);
      for (Watching one : new Watching[] {watching, another}) {
        JsonNode state = one.next();
        while (!state.get("figures").has("calls-presented/today/line")) {
          state = one.next();
        }
        assertThat(state.at("/figures/calls-presented~1today~1line/0/value").intValue())
            .isEqualTo(2);
        assertThat(state.get("figures").has("crimes-recorded/12mo/")).isFalse();
      }
    }
  }

  @Test
  void goesOnTellingTheTimeThoughNothingHappens() {
    try (RunningViews views = new RunningViews(topic.holding(story), NOW).whenReady();
        Watching watching = new Watching(views)) {
      long first = watching.next().get("number").longValue();
      JsonNode second = watching.next();

      assertThat(second.get("number").longValue()).isGreaterThan(first);
      assertThat(second.get("figures")).isEmpty();
      assertThat(second.at("/head/clock/now").textValue()).isEqualTo("2024-07-31T18:00:00+01:00");
    }
  }

  @Test
  void hasNoFiguresAndSaysWhyWhileTheTalliesCannotBeRead() {
    topic.outOfReach(new KafkaException("no broker"));
    try (RunningViews views = new RunningViews(topic, NOW)) {
      RunningViews.waitUntil(
          () -> views.json("/api/v1/board").at("/head/problem").asText().equals("no broker"));
      JsonNode state = views.json("/api/v1/board");

      assertThat(state.at("/head/ready").booleanValue()).isFalse();
      assertThat(state.get("figures")).isEmpty();
    }
  }

  @Test
  void saysThatThePastIsIncompleteWhileSomeOfItIsMissing() {
    story.call("C1", "999", "North", "2024-05-02T10:00:00").answeredAfter(4);
    story.call("C2", "999", "North", "2024-07-30T10:00:00").answeredAfter(4);
    story.call("C3", "999", "South", "2024-07-31T10:00:00").answeredAfter(14);

    try (RunningViews views = new RunningViews(topic.holding(story), NOW).whenReady()) {
      assertThat(views.json("/api/v1/board").at("/head/missing").textValue())
          .isEqualTo("there are no calls on 26 of the last 27 days");
    }
  }

  @Test
  void aPastThatBeganYesterdayIsComplete() {
    tellOfEverything();

    try (RunningViews views = new RunningViews(topic.holding(story), NOW).whenReady()) {
      assertThat(views.json("/api/v1/board").at("/head/missing").isNull()).isTrue();
    }
  }

  @Test
  void saysOfEachFeedWhetherItIsSilent() {
    tellOfEverything();
    try (RunningViews views = new RunningViews(topic.holding(story), NOW).whenReady()) {
      JsonNode feeds = views.json("/api/v1/board").at("/head/feeds");

      assertThat(feeds)
          .extracting(feed -> feed.get("topic").textValue() + " " + feed.get("silent").asText())
          .containsExactly("calls false", "incidents true", "crimes null", "cases true");
      assertThat(feeds.get(3).get("last").isNull()).isTrue();
    }
  }
}
