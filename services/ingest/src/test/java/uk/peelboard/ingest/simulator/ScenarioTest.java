package uk.peelboard.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  @Test
  void everyScenarioHasTheNameThatItIsAskedForBy() {
    assertThat(Scenario.NAMES)
        .allSatisfy(name -> assertThat(Scenario.named(name).name()).isEqualTo(name));
  }

  @Test
  void whoAsksForAnotherIsToldWhichThereAre() {
    assertThatThrownBy(() -> Scenario.named("east-midlands"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("east-midlands")
        .hasMessageContaining("feed-failure");
  }

  @Test
  void recoveryIsFromOneStaffToTheOther() {
    Scenario recovery = Scenario.named("recovery");

    assertThat(recovery.staffing(Duration.ZERO).toString())
        .isEqualTo(Scenario.named("west-midlands-2017").staffing().toString());
    assertThat(recovery.staffing(Duration.ofDays(14)).toString())
        .isEqualTo(Scenario.named("west-midlands-2024").staffing().toString());
  }

  @Test
  void aFileThatLacksANumberOrHasOneTooManyIsRefused() {
    assertThatThrownBy(() -> ScenarioFile.read("lacking"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nonEmergencyCallsPerDay");
    assertThatThrownBy(() -> ScenarioFile.read("surplus"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dogsPerDay");
    assertThatThrownBy(() -> ScenarioFile.read("nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }
}
