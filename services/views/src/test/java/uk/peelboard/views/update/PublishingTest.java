package uk.peelboard.views.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CrimePayload.OutcomeAssigned;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.views.Force;
import uk.peelboard.views.RunningViews;
import uk.peelboard.views.Story;
import uk.peelboard.views.TallyTopic;
import uk.peelboard.views.UpdatesTopic;
import uk.peelboard.views.ViewTokens;

class PublishingTest {
  private static final String PUBLICATION = "/api/v1/updates/2024-07/publication";
  private static final String FIRST = "{\"supersede\": false, \"reason\": null}";
  private static final String AGAIN =
      "{\"supersede\": true, \"reason\": \"the feed of calls was late\"}";

  private final Story story = new Story(new Definitions(Force.SMALL));
  private final UpdatesTopic updates = new UpdatesTopic();
  private final List<RunningViews> running = new ArrayList<>();
  private TallyTopic tallies;
  private RunningViews views;

  @BeforeEach
  void tell() {
    for (int day = 1; day <= 30; day++) {
      String june = "2024-06-%02dT10:00:00".formatted(day);
      String july = "2024-07-%02dT11:00:00".formatted(day);
      story.call("J" + day, "999", "North", june).answeredAfter(4);
      story.call("K" + day, "999", "South", july).answeredAfter(5);
      story.incident("H" + day, "P1", "South", july).attendedAfter(800).closedAfter(4000);
      story.crime("X" + day, "Burglary", "North", july);
    }
    story.incident("H31", "P1", "North", "2024-07-31T11:00:00").attendedAfter(300);
    tallies = new TallyTopic().holding(story);
    views = started(tallies);
  }

  private RunningViews started(TallyTopic topic) {
    RunningViews one =
        new RunningViews(topic, updates, Story.time("2024-08-05T09:30:00"), ViewTokens.NONE)
            .whenReady();
    running.add(one);
    return one;
  }

  @AfterEach
  void close() {
    running.forEach(RunningViews::close);
  }

  /** A call that comes late, and one that is taken back. */
  private void moreIsHeardOfJuly() {
    story.call("LATE", "999", "South", "2024-07-20T12:00:00").answeredAfter(90);
    story.call("LATER", "999", "South", "2024-07-21T12:00:00").answeredAfter(95);
    story.withdraw(EntityKind.CALL, "K3", "CallPresented", "2024-08-02T08:00:00");
    tallies.publish(story);
    RunningViews.waitUntil(
        () ->
            views
                    .json(
                        "/api/v1/kpis/calls-presented?from=2024-07-01&to=2024-07-31&interval=total")
                    .at("/rows/0/value")
                    .asInt()
                == 31);
  }

  private static JsonNode line(JsonNode update, String table, String kpi) {
    for (JsonNode section : update.get("sections")) {
      for (JsonNode one : section.get("tables")) {
        for (JsonNode line : one.get("lines")) {
          if (one.get("id").textValue().equals(table) && line.get("kpi").textValue().equals(kpi)) {
            return line;
          }
        }
      }
    }
    throw new AssertionError("no " + kpi + " in " + table);
  }

  @Test
  void whatIsPublishedSaysSoAndWhen() {
    HttpResponse<String> published = views.post(PUBLICATION, FIRST);

    assertThat(published.statusCode()).isEqualTo(201);
    JsonNode answer = RunningViews.parse(published.body());
    assertThat(answer.get("period").textValue()).isEqualTo("2024-07");
    assertThat(answer.get("version").intValue()).isEqualTo(1);
    assertThat(answer.get("at").textValue()).isEqualTo("2024-08-05T08:30:00Z");
    assertThat(views.get("/updates/2024-07").body())
        .contains("Published on 5 August 2024 at 09:30")
        .contains("No figure is known to have changed");
    assertThat(views.get("/updates").body()).contains("Published on 5 August 2024 at 09:30");
    assertThat(views.get("/updates.atom").body()).contains("<updated>2024-08-05T08:30:00Z");
  }

  @Test
  void publishedFiguresStayAndBesideThemStandsWhatTheyAreNowAndWhy() {
    views.post(PUBLICATION, FIRST);
    moreIsHeardOfJuly();
    RunningViews.waitUntil(() -> views.get("/updates/2024-07").body().contains("have changed"));
    JsonNode presented = line(views.json("/updates/2024-07.json"), "demand", "calls-presented");

    assertThat(presented.get("value").doubleValue()).isEqualTo(30);
    assertThat(presented.at("/change/value").doubleValue()).isEqualTo(31);
    assertThat(presented.at("/change/why").textValue())
        .isEqualTo(
            "4 events of the time until 31 July 2024 came after it was published."
                + " 1 event was withdrawn since.");
    assertThat(
            line(views.json("/updates/2024-07.json"), "demand", "incidents-opened").get("change"))
        .isEqualTo(NullNode.getInstance());
    assertThat(views.get("/updates/2024-07").body()).contains(">now 31<", "Now 31. 4 events");
    assertThat(views.get("/updates/2024-07.csv").body().lines())
        .anyMatch(
            row ->
                row.contains("calls-presented,999 calls")
                    && row.contains(",30,")
                    && row.contains(",1,31,"));
  }

  @Test
  void anOutcomeOfAfterThePeriodIsNotTakenForAWithdrawal() {
    views.post(PUBLICATION, FIRST);
    story.withdraw(EntityKind.CRIME, "X30", "CrimeRecorded", "2024-08-02T08:00:00");
    story.tell(EntityKind.CRIME, "X1", Story.time("2024-08-03T09:00:00"), new OutcomeAssigned("1"));
    tallies.publish(story);
    // What was published may be read in two parts: the first may be the withdrawal alone.
    RunningViews.waitUntil(
        () ->
            whyChargesHaveChanged()
                .equals(
                    "1 event was withdrawn since."
                        + " It changes as long as outcomes are assigned to what it counts."));
  }

  private String whyChargesHaveChanged() {
    JsonNode update = views.json("/updates/2024-07.json");
    return line(update, "outcomes-tracked", "charge-rate-tracked").at("/change/why").asText();
  }

  @Test
  void aRestartShowsTheSame() {
    views.post(PUBLICATION, FIRST);
    String before = views.get("/updates/2024-07?version=1").body();
    views.close();
    Story another = new Story(new Definitions(Force.SMALL));
    another.call("OTHER", "999", "North", "2024-07-02T10:00:00").answeredAfter(4);
    RunningViews restarted = started(new TallyTopic().holding(another));

    assertThat(restarted.get("/updates/2024-07?version=1").body()).isEqualTo(before);
    assertThat(
            line(restarted.json("/updates/2024-07.json"), "demand", "calls-presented")
                .get("value")
                .intValue())
        .isEqualTo(30);
  }

  @Test
  void nothingIsPublishedTwice() {
    views.post(PUBLICATION, FIRST);
    HttpResponse<String> again = views.post(PUBLICATION, FIRST);

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("published already, version 1");
    assertThat(updates.size()).isEqualTo(1);
  }

  @Test
  void ofTwoViewsThatPublishTheSameTheFirstCounts() {
    RunningViews other = started(new TallyTopic().holding(story));
    HttpResponse<String> first = views.post(PUBLICATION, FIRST);
    RunningViews.waitUntil(
        () -> other.json("/health/ready").at("/components/updates/published").intValue() == 1);
    HttpResponse<String> second = other.post(PUBLICATION, FIRST);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(other.json("/updates/2024-07.json").at("/publication/at"))
        .isEqualTo(views.json("/updates/2024-07.json").at("/publication/at"));
  }

  @Test
  void whatIsSupersededStaysReadable() {
    views.post(PUBLICATION, FIRST);
    moreIsHeardOfJuly();
    HttpResponse<String> published = views.post(PUBLICATION, AGAIN);

    assertThat(published.statusCode()).isEqualTo(201);
    JsonNode latest = views.json("/updates/2024-07.json");
    assertThat(line(latest, "demand", "calls-presented").get("value").intValue()).isEqualTo(31);
    assertThat(latest.at("/publication/version").intValue()).isEqualTo(2);
    assertThat(latest.at("/publication/reason").textValue())
        .isEqualTo("the feed of calls was late");
    JsonNode first = views.json("/updates/2024-07.json?version=1");
    assertThat(line(first, "demand", "calls-presented").get("value").intValue()).isEqualTo(30);
    assertThat(views.get("/updates/2024-07?version=1").body())
        .contains("This version has been superseded", "href=\"/updates/2024-07.csv?version=1\"");
    assertThat(views.get("/updates/2024-07").body())
        .contains("in place of the one before: the feed of calls was late", "version 2 of 2");
    assertThat(views.get("/updates/2024-07?version=3").statusCode()).isEqualTo(404);
    assertThat(views.get("/updates/2024-07?version=one").statusCode()).isEqualTo(400);
  }

  @Test
  void whatCannotBePublishedSaysWhy() {
    assertThat(views.post("/api/v1/updates/2024-08/publication", FIRST).statusCode())
        .isEqualTo(422);
    assertThat(views.post("/api/v1/updates/2025-01/publication", FIRST).body())
        .contains("2025-01 cannot be published. This period lies in the future");
    assertThat(views.post("/api/v1/updates/2023-01/publication", FIRST).body())
        .contains("There is no data for this period");
    assertThat(views.post("/api/v1/updates/2024-13/publication", FIRST).statusCode())
        .isEqualTo(404);
    assertThat(views.post(PUBLICATION, AGAIN).statusCode()).isEqualTo(409);
    assertThat(views.post(PUBLICATION, "{\"supersede\": true}").body()).contains("say why");
    assertThat(views.post(PUBLICATION, "[]").statusCode()).isEqualTo(400);
    assertThat(views.post(PUBLICATION, "no JSON").statusCode()).isEqualTo(400);
    assertThat(views.send("POST", PUBLICATION, "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
    assertThat(updates.size()).isZero();
  }

  @Test
  void theCommissionersOfficePublishesNothing() {
    String office = "0123456789abcdef-office";
    RunningViews guarded =
        new RunningViews(
            new TallyTopic().holding(story),
            updates,
            Story.time("2024-08-05T09:30:00"),
            new ViewTokens("0123456789abcdef-force", office));
    running.add(guarded.whenReady());

    assertThat(guarded.post(PUBLICATION, FIRST, "Authorization", "Bearer " + office).statusCode())
        .isEqualTo(403);
    assertThat(guarded.get("/updates/2024-07", "Authorization", "Bearer " + office).statusCode())
        .isEqualTo(200);
  }

  @Test
  void withARecordThatNobodyCanReadNoUpdateIsShown() {
    updates.add(new byte[] {1}, new byte[] {2, 3});
    RunningViews.waitUntil(() -> views.get("/updates/2024-07").statusCode() == 503);

    assertThat(views.json("/health/ready").at("/components/updates/lastError").textValue())
        .contains("1 published updates cannot be read");
  }
}
