package uk.peelboard.ingest.simulator;

import static uk.peelboard.domain.event.EntityKind.CASE;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import uk.peelboard.domain.event.CasePayload;
import uk.peelboard.domain.event.CasePayload.CaseClosed;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CasePayload.CaseProgressed;

/** Where cases of every kind are kept. */
final class CaseBook {
  static final double DAY = 86_400;

  private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

  private final World world;
  private final Chance chance;

  CaseBook(World world, Chance chance) {
    this.world = world;
    this.chance = chance;
  }

  String open(CaseOpened opened) {
    String id = world.recorder().newId(CASE, 'S');
    world.record(CASE, id, opened);
    return id;
  }

  /** Opens one that is of the past, as a register does that is taken over. */
  String openedBefore(double days, CaseOpened opened) {
    String id = world.recorder().newId(CASE, 'S');
    long then = world.agenda().now() - (long) (days * DAY * 1000);
    world.recorder().takeOver(CASE, id, then, opened);
    return id;
  }

  void note(String id, CasePayload payload) {
    world.record(CASE, id, payload);
  }

  void reach(String id, String milestone) {
    note(id, new CaseProgressed(milestone));
  }

  void close(String id, String result) {
    note(id, new CaseClosed(result));
  }

  void after(double days, Runnable what) {
    world.agenda().after(days * DAY, what);
  }

  /** A place for what has none yet. */
  String somewhere() {
    return world.areas().written(world.areas().pick(chance), chance);
  }

  /** The end of work, so many working days on; holidays are worked through. */
  Instant workingDaysOn(int days) {
    ZonedDateTime day = Instant.ofEpochMilli(world.agenda().now()).atZone(world.zone());
    int left = days;
    while (left > 0) {
      day = day.plusDays(1);
      if (!isWeekend(day)) {
        left--;
      }
    }
    return day.with(END_OF_WORK).toInstant();
  }

  boolean isWeekend() {
    return isWeekend(Instant.ofEpochMilli(world.agenda().now()).atZone(world.zone()));
  }

  private static boolean isWeekend(ZonedDateTime day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
  }
}
