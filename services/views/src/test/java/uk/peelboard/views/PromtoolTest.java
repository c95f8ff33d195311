package uk.peelboard.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.measure.Definitions;

class PromtoolTest {

  /** A metric is named after its KPI, whose id has days in it; its unit is seconds all the same. */
  private static final Pattern DAYS_IN_THE_ID =
      Pattern.compile(
          "peelboard_(days_to_outcome_median|backlog_days_to_clear)_seconds"
              + " use base unit \"seconds\" instead of \"days\"");

  @Test
  void findsNothingWrongWithTheMetrics() throws IOException, InterruptedException {
    Story story = new Story(new Definitions(Force.SMALL));
    story.call("C1", "999", "North", "2024-07-31T10:00:00").queuedAfter(1).answeredAfter(4);
    story.incident("I1", "P1", "North", "2024-07-31T09:00:00").attendedAfter(901);
    story.crime("X1", "Theft", "North", "2024-07-01T12:00:00").outcomeAfter(10, "1");
    String page;
    try (RunningViews views =
        new RunningViews(new TallyTopic().holding(story), Story.time("2024-07-31T18:00:00"))) {
      page = views.whenReady().get("/metrics").body();
    }

    String said = Promtool.run(page, "check", "metrics").said();

    assertThat(said.lines().filter(finding -> !DAYS_IN_THE_ID.matcher(finding).matches()))
        .isEmpty();
  }
}
