package uk.peelboard.ingest.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Grade;
import uk.peelboard.domain.profile.Limits;

/** What the simulator's tests simulate. */
final class Forces {
  static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** A Monday in summer. */
  static final Instant START = midnight("2024-07-01");

  private Forces() {}

  static Instant midnight(String date) {
    return LocalDate.parse(date).atStartOfDay(LONDON).toInstant();
  }

  static ForceProfile westMidlands() {
    return ForceProfile.of("west-midlands", "West Midlands Police", LONDON)
        .areas(
            List.of(
                "Birmingham",
                "Coventry",
                "Dudley",
                "Sandwell",
                "Solihull",
                "Walsall",
                "Wolverhampton"))
        .grades(
            List.of("P1", "P2", "P3", "P4", "P5", "P6").stream()
                .map(code -> new Grade(code, code, Limits.NONE))
                .toList())
        .nonPoliceResourceKinds(List.of("AMBULANCE", "FIRE", "DRONE"))
        .build();
  }

  /** A hundredth of the West Midlands, with people enough. */
  static Scenario village() {
    return ScenarioFile.read("village");
  }

  static List<Delivery> run(SimulatedForce force, Instant until) {
    List<Delivery> deliveries = new ArrayList<>();
    force.advanceTo(until, deliveries::add);
    return deliveries;
  }

  /** A clock that stands until it is moved. */
  static final class StandingClock extends Clock {
    private volatile Instant now;

    StandingClock(Instant now) {
      this.now = now;
    }

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("only the instant is asked for");
    }
  }
}
