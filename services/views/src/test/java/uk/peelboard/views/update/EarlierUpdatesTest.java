package uk.peelboard.views.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.tally.CellTallies;
import uk.peelboard.views.Force;
import uk.peelboard.views.RunningViews;
import uk.peelboard.views.Story;
import uk.peelboard.views.TallyTopic;
import uk.peelboard.views.UpdatesTopic;
import uk.peelboard.views.ViewTokens;
import uk.peelboard.views.api.Entities.UnavailableException;
import uk.peelboard.views.tally.Now;

class EarlierUpdatesTest {
  private static final Instant BEFORE = Instant.parse("2024-08-01T06:00:00Z");

  private final List<Instant> asked = new ArrayList<>();
  private RunningViews views;

  /** Twenty calls were known then, and thirty are now. */
  @BeforeEach
  void start() {
    views =
        new RunningViews(
                new TallyTopic().holding(story(30)),
                new UpdatesTopic(),
                (kinds, records, visitor, beat) -> {},
                (moment, beat) -> {
                  asked.add(moment);
                  if (moment.isBefore(BEFORE)) {
                    throw new UnavailableException("the events can't be read", null);
                  }
                  return tallies(story(20));
                },
                Now::wall,
                Story.time("2024-08-05T09:30:00"),
                ViewTokens.NONE)
            .whenReady();
  }

  private static Story story(int calls) {
    Story story = new Story(new Definitions(Force.SMALL));
    for (int i = 0; i < calls; i++) {
      story
          .call("C" + i, "999", "North", "2024-07-%02dT10:00:00".formatted(1 + i))
          .answeredAfter(4);
    }
    for (int i = 0; i < 50; i++) {
      String area = i % 2 == 0 ? "North" : "South";
      story.incident("I" + i, "P1", area, "2024-07-01T10:00:00").attendedAfter(60).closedAfter(90);
    }
    return story;
  }

  private static CellTallies tallies(Story story) {
    CellTallies tallies = new CellTallies();
    story
        .shares()
        .values()
        .forEach(shares -> shares.forEach(share -> share.cells().forEach(tallies::add)));
    return tallies;
  }

  @AfterEach
  void close() {
    views.close();
  }

  private static List<JsonNode> lines(JsonNode update) {
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode section : update.get("sections")) {
      section.get("tables").forEach(table -> table.get("lines").forEach(lines::add));
    }
    return lines;
  }

  @Test
  void hasTheFiguresThatWereKnownThenAndNoneOfAreas() {
    JsonNode update = views.json("/updates/2024-07.json?as-known-at=2024-08-01T07:00:00%2B01:00");

    assertThat(update.get("asOf").textValue()).isEqualTo("2024-08-01T06:00:00Z");
    assertThat(lines(update))
        .filteredOn(line -> line.get("kpi").textValue().equals("calls-presented"))
        .first()
        .matches(line -> line.get("value").intValue() == 20);
    assertThat(lines(update))
        .filteredOn(line -> line.get("where").has("area"))
        .isNotEmpty()
        .allMatch(line -> line.get("value").isNull());
    assertThat(lines(views.json("/updates/2024-07.json")))
        .filteredOn(line -> line.get("where").has("area"))
        .anyMatch(line -> !line.get("value").isNull());
  }

  @Test
  void isWorkedOutOnceForAllItsForms() {
    for (String form : List.of("", ".csv", ".json", ".ods")) {
      String path = "/updates/2024-07" + form + "?as-known-at=2024-08-01T06:00:00Z";
      assertThat(views.get(path).statusCode()).isEqualTo(200);
    }

    assertThat(asked).containsExactly(BEFORE);
  }

  @Test
  void whatCannotBeAskedForSaysWhy() {
    assertThat(views.get("/updates/2024-07?as-known-at=yesterday").body())
        .contains("yesterday is not a time like");
    assertThat(views.get("/updates/2024-07?as-known-at=2025-01-01T00:00:00Z").statusCode())
        .isEqualTo(400);
    assertThat(
            views.get("/updates/2024-07?version=1&as-known-at=2024-08-01T06:00:00Z").statusCode())
        .isEqualTo(400);
    assertThat(views.get("/updates/2024-07?as-known-at=2024-07-01T00:00:00Z").statusCode())
        .isEqualTo(503);
  }
}
