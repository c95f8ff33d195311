package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StaffTest {
  private final Staff staff = new Staff();

  @Test
  void nobodyDoesTwoThingsAtOnce() {
    staff.onDuty(2);

    assertThat(staff.take()).isNotEqualTo(staff.take());
    assertThat(staff.free()).isZero();
    assertThatThrownBy(staff::take).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoIsTooManyFinishesAndGoesHome() {
    staff.onDuty(3);
    int first = staff.take();
    int second = staff.take();
    int third = staff.take();
    staff.onDuty(1);
    assertThat(staff.free()).isZero();

    staff.release(third);
    staff.release(second);
    assertThat(staff.free()).isZero();
    staff.release(first);
    assertThat(staff.free()).isOne();
  }
}
