package uk.peelboard.views.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.measure.Definitions;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Publication;
import uk.peelboard.views.Force;
import uk.peelboard.views.RunningViews;
import uk.peelboard.views.Story;
import uk.peelboard.views.UpdatesTopic;
import uk.peelboard.views.tally.Now;
import uk.peelboard.views.tally.TallyTable;

class PublicationScheduleTest {
  private static final ForceProfile PROFILE =
      Force.publishing(
          new Publication(Interval.WEEK, 2, LocalTime.of(7, 0)),
          new Publication(Interval.MONTH, 5, LocalTime.of(7, 0)));

  private final UpdatesTopic updates = new UpdatesTopic();
  private final List<Views> running = new ArrayList<>();
  private final Map<EntityKind, Map<Integer, Long>> ends = new EnumMap<>(EntityKind.class);

  /** Views in a process of their own, as far as the schedule is concerned. */
  private final class Views {
    private final TallyTable table = new TallyTable(PROFILE);
    private final Story story = new Story(new Definitions(PROFILE));
    private final UpdateLog log = updates.log();
    private final UpdateDesk desk;
    private final Publishing publishing;
    private final PublicationSchedule schedule;

    Views(String now) {
      Clock clock = Clock.fixed(Story.time(now), ZoneOffset.UTC);
      desk = new UpdateDesk(table, new Definitions(PROFILE), Now.wall(clock), log);
      publishing = new Publishing(desk, log, clock, () -> true);
      schedule = new PublicationSchedule(publishing, desk, log, () -> new HashMap<>(ends), PROFILE);
      for (int day = 1; day <= 31; day++) {
        for (String month : List.of("06", "07")) {
          if (day < 31 || month.equals("07")) {
            every(day, month);
          }
        }
      }
      story.tellTo(table);
      log.start();
      RunningViews.waitUntil(log::isKnown);
      running.add(this);
    }

    private void every(int day, String month) {
      String at = "2024-%s-%02dT00:30:00".formatted(month, day);
      story.call("C" + month + day, "999", "North", at).answeredAfter(4);
      story.incident("I" + month + day, "P1", "South", at).attendedAfter(800).closedAfter(4000);
      story.crime("X" + month + day, "Burglary", "North", at);
      story.conference("M" + month + day, "North", at);
    }

    void looksTwice() {
      schedule.look();
      schedule.look();
    }
  }

  @AfterEach
  void close() {
    running.forEach(one -> one.log.close());
  }

  private static List<Integer> versions(Views views, String... periods) {
    List<Integer> versions = new ArrayList<>();
    for (String period : periods) {
      versions.add(views.log.versions(period).size());
    }
    return versions;
  }

  @Test
  void beginsWithTheLatestThatIsDueAndPublishesItOnce() {
    Views views = new Views("2024-08-05T07:00:00");
    views.looksTwice();
    views.looksTwice();

    assertThat(versions(views, "2024-07", "2024-06")).containsExactly(1, 0);
    assertThat(versions(views, "2024-W30", "2024-W29", "2024-W31")).containsExactly(1, 0, 0);
  }

  @Test
  void publishesNothingBeforeItsHour() {
    Views views = new Views("2024-08-05T06:59:59");
    views.looksTwice();

    assertThat(versions(views, "2024-07", "2024-06")).containsExactly(0, 1);
  }

  @Test
  void whatFellDueWhileNobodyWasThereIsMadeGood() {
    Views views = new Views("2024-07-23T07:00:00");
    views.looksTwice();
    views.log.close();
    Views later = new Views("2024-08-07T12:00:00");
    later.looksTwice();

    assertThat(versions(later, "2024-W29", "2024-W30", "2024-W31")).containsExactly(1, 1, 1);
    assertThat(later.log.versions("2024-W30").get(0).at())
        .isEqualTo(Instant.parse("2024-08-07T11:00:00Z"));
  }

  @Test
  void twoViewsPublishOnce() {
    Views one = new Views("2024-08-05T07:00:00");
    Views other = new Views("2024-08-05T07:00:00");
    one.schedule.look();
    other.schedule.look();
    one.schedule.look();
    RunningViews.waitUntil(() -> other.log.size() == one.log.size());
    other.schedule.look();

    assertThat(versions(other, "2024-07", "2024-W30")).containsExactly(1, 1);
    assertThat(updates.size()).isEqualTo(2);
  }

  @Test
  void whatHasNotBeenCountedYetIsWaitedFor() {
    ends.put(EntityKind.CALL, Map.of(0, 1_000_000L));
    Views views = new Views("2024-08-05T07:00:00");
    views.looksTwice();

    assertThat(views.log.size()).isZero();
    assertThat(views.schedule.state())
        .contains("2024-07: waiting until all events have been counted");
  }

  @Test
  void anImportThatIsGoingOnIsWaitedFor() {
    Views views = new Views("2024-08-05T07:00:00");
    views.schedule.look();
    for (int i = 0; i < 10; i++) {
      views.story.call("N" + i, "999", "North", "2024-06-03T10:00:00").answeredAfter(4);
    }
    views.story.tellTo(views.table);
    views.schedule.look();

    assertThat(views.log.size()).isZero();
    assertThat(views.schedule.state()).contains("waiting, for more of its events come");
    views.schedule.look();
    assertThat(versions(views, "2024-07")).containsExactly(1);
  }
}
