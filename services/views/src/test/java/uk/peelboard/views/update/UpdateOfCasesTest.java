package uk.peelboard.views.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.views.Force;
import uk.peelboard.views.RunningViews;
import uk.peelboard.views.Story;
import uk.peelboard.views.TallyTopic;

/** Offenders have been known for years; conferences since May 2024, calls since June. */
class UpdateOfCasesTest {
  private static RunningViews views;

  @BeforeAll
  static void tell() {
    Story story = new Story(new Definitions(Force.SMALL));
    story.tell(
        EntityKind.CASE,
        "R1",
        Story.time("2022-03-01T09:00:00"),
        new CaseOpened("RSO", "North", null, null, false, false, null));
    for (int month = 5; month <= 7; month++) {
      for (int day = 1; day <= 9; day++) {
        String at = "2024-%02d-%02dT10:00:00".formatted(month, day);
        story.conference("M" + month + day, "North", at);
      }
    }
    story.call("C1", "999", "North", "2024-06-03T10:00:00").answeredAfter(4);
    views =
        new RunningViews(new TallyTopic().holding(story), Story.time("2024-08-05T09:30:00"))
            .whenReady();
  }

  @AfterAll
  static void close() {
    views.close();
  }

  private static JsonNode line(String kpi) {
    for (JsonNode section : views.json("/updates/2024-07.json").get("sections")) {
      for (JsonNode table : section.get("tables")) {
        for (JsonNode line : table.get("lines")) {
          if (line.get("kpi").textValue().equals(kpi)) {
            return line;
          }
        }
      }
    }
    throw new AssertionError("no " + kpi);
  }

  @Test
  void aTypeOfCaseIsNotComparedWithTheTimeBeforeItWasHeardOf() {
    JsonNode waiting = line("marac-waiting");

    assertThat(waiting.get("value").intValue()).isEqualTo(27);
    assertThat(waiting.at("/yearEarlier/value").isNull()).isTrue();
    assertThat(waiting.at("/yearEarlier/note").textValue()).isEqualTo("events begin on 1 May 2024");
    assertThat(waiting.get("trend").get(0).get("period").textValue()).isEqualTo("2024-05");
    assertThat(waiting.at("/movement/variation").textValue()).isNotEqualTo("concern");
  }

  @Test
  void monthsOfWhichOnlyCasesAreKnownAreNotListed() {
    assertThat(views.get("/updates").body())
        .contains("/updates/2024-06\"")
        .doesNotContain("/updates/2024-05\"");
  }

  @Test
  void anotherTypeHasItsOwnPast() {
    assertThat(line("rso-managed").at("/yearEarlier/value").intValue()).isEqualTo(1);
  }
}
