package uk.peelboard.domain.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.peelboard.domain.fixture.Events.call;
import static uk.peelboard.domain.fixture.Events.caseOf;
import static uk.peelboard.domain.fixture.Events.crime;
import static uk.peelboard.domain.fixture.Events.incident;
import static uk.peelboard.domain.fixture.Moments.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.peelboard.domain.calendar.Interval;
import uk.peelboard.domain.fixture.Forces;
import uk.peelboard.domain.fixture.Ledger;
import uk.peelboard.domain.fixture.Story;

/** What is true of every KPI of the catalogue, or of every kind of them. */
class EveryKpiTest {
  private static List<Story<?>> everythingHappensAt(Instant moment) {
    String id = moment.toString();
    return List.of(
        call(id).presented("999", moment).answeredAt(moment),
        incident(id).opened("P1", "Dudley", moment).arrived(moment).closed(moment),
        incident(id + "2")
            .opened("P2", "Dudley", moment)
            .appointmentAfter(Duration.ZERO, moment, moment),
        crime(id).recorded("burglary", "Dudley", moment).outcome("1", moment),
        caseOf(id).opened("MARAC", "Dudley", moment).progressed("DISCUSSED", moment),
        caseOf(id + "2").opened("DVPO", "Dudley", moment).progressed("GRANTED", moment));
  }

  static Stream<String> ids() {
    return Kpis.all().stream().map(Kpi::id);
  }

  /** Missing is not zero: either there is a number of none, or it is said why there is nothing. */
  @ParameterizedTest
  @MethodSource("ids")
  void ofAPeriodWithNothingInItThereIsNoneOrAReason(String id) {
    Ledger nothing = Ledger.of(Forces.WEST_MIDLANDS);
    Ledger elsewhen =
        Ledger.of(Forces.WEST_MIDLANDS).with(everythingHappensAt(at("2024-06-01T12:00:00")));

    for (Ledger ledger : List.of(nothing, elsewhen)) {
      for (String day : List.of("2024-05-01", "2024-07-01")) {
        Figure figure = ledger.ask(id).on(day).figure();
        if (figure.value() == null) {
          assertThat(figure.reason()).isNotBlank();
        } else if (ledger == nothing) {
          assertThat(figure.value()).isZero();
        }
      }
    }
  }

  /**
   * Of 23 and of 25 hours: the first and last moments of each, and the hour that is lived twice.
   */
  @ParameterizedTest
  @ValueSource(strings = {"2024-03-31", "2024-10-27"})
  void aDayWhoseClockChangesHasAllThatHappenedOnItAndNoMore(String day) {
    List<Story<?>> stories = new ArrayList<>();
    Instant begins = at(day + "T00:00:00");
    Instant ends = at(LocalDate.parse(day).plusDays(1) + "T00:00:00");
    for (Instant moment = begins; moment.isBefore(ends); moment = moment.plusSeconds(3600)) {
      stories.addAll(everythingHappensAt(moment));
    }
    stories.addAll(everythingHappensAt(ends.minusSeconds(1)));
    stories.addAll(everythingHappensAt(begins.minusSeconds(1)));
    stories.addAll(everythingHappensAt(ends));
    double expected = day.equals("2024-03-31") ? 24 : 26;

    Ledger ledger = Ledger.of(Forces.WEST_MIDLANDS).with(stories);

    for (String flow :
        List.of(
            "calls-presented",
            "calls-answered",
            "incidents-closed",
            "appointments-booked",
            "crimes-recorded",
            "marac-cases",
            "dvpos-granted")) {
      assertThat(ledger.ask(flow).on(day).value()).as(flow).isEqualTo(expected);
      assertThat(ledger.ask(flow).on(day).each(Interval.DAY).values())
          .as(flow)
          .containsExactly(expected);
    }
    assertThat(ledger.ask("attended-within-target").on(day).figure().denominator())
        .isEqualTo(expected);
    assertThat(ledger.ask("charge-rate-closed").on(day).figure().numerator()).isEqualTo(expected);
  }
}
