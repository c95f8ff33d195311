package uk.peelboard.standalone.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.standalone.UserError;

class ProfileFileTest {
  private static final String LEAST = "id: here\nname: Here Police\nzone: Europe/London\n";

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("uk.peelboard.standalone.profile.ProfileFile#bundled")
  void everyBundledProfileLoadsUnderItsName(String name) {
    assertThat(ProfileFile.load(name).id()).isEqualTo(name);
  }

  @Test
  void theBundledProfilesAreThoseInTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../../deploy/profiles"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              ProfileFile.bundled().stream().map(name -> name + ".yaml").toList());
    }
  }

  @Test
  void westMidlandsIsAsItsFileSays() {
    ForceProfile profile = ProfileFile.load("west-midlands");
    assertThat(profile.zone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(profile.areas()).hasSize(7).startsWith("Birmingham").endsWith("Wolverhampton");
    assertThat(profile.grades().keySet()).containsExactly("P1", "P2", "P3", "P4", "P5", "P6");
    Limits p1 = profile.grades().get("P1").attendWithin();
    assertThat(p1.secondsOn((int) LocalDate.of(2011, 4, 30).toEpochDay())).isEqualTo(600);
    assertThat(p1.secondsOn((int) LocalDate.of(2011, 5, 1).toEpochDay())).isEqualTo(900);
    assertThat(profile.grades().get("P3").attendWithin()).isEqualTo(Limits.NONE);
    assertThat(profile.targets())
        .contains(
            new Target(
                "attended-within-target", Map.of("grade", "P1"), 90, LocalDate.of(2000, 1, 1)));
  }

  @Test
  void aProfileMayBeAFileOfOnesOwn() throws IOException {
    ForceProfile profile = ProfileFile.load(file(LEAST));
    assertThat(profile.name()).isEqualTo("Here Police");
    assertThat(profile.areas()).isEmpty();
    assertThat(profile.targets()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "aeras: [A]                                 | line 4: aeras: there is no such key; there are",
        "areas: A                                   | line 4: areas: a list is expected here",
        "areas: [A, B, A]                           | areas: A stands twice",
        "areas: [A]\\nareas: [B]                    | line 5: Duplicate field 'areas'",
        "grades:\\n  - {name: immediate}            | code is missing",
        "grades:\\n  - {code: P1, name: x, attendWithin: [{within: 15m, from: 2020-01-01}]} | line 5: grades[0].attendWithin[0].within: 15m is not a length of time like PT10S",
        "grades:\\n  - {code: P1, name: x, attendWithin: [{within: PT0S, from: 2020-01-01}]} | line 5: grades[0].attendWithin[0]: a limit is of whole seconds",
        "grades:\\n  - {code: P1, name: x, attendWithin: [{within: PT1M, from: 1/1/2020}]} | line 5: grades[0].attendWithin[0].from: 1/1/2020 is not a day like 2024-07-01",
        "grades:\\n  - {code: P1, name: x}\\n  - {code: P1, name: y} | grade P1 stands twice",
        "targets:\\n  - {kpi: call-presented, value: 1, from: 2020-01-01} | line 5: targets[0].kpi: there is no KPI call-presented; did you mean calls-presented?",
        "targets:\\n  - {kpi: calls-presented, value: lots, from: 2020-01-01} | line 5: targets[0].value: a number is expected here",
        "targets:\\n  - {kpi: calls-presented, from: 2020-01-01} | targets[0].value: a number is expected here",
        "targets:\\n  - {kpi: calls-presented, value: 1, where: {gade: P1}, from: 2020-01-01} | line 5: targets[0].where: there is no dimension gade; did you mean grade?",
        "targets:\\n  - {kpi: calls-presented, value: 1, where: {grade: P1}, from: 2020-01-01} | calls-presented can't be told apart by grade",
        "targets:\\n  - {kpi: calls-presented, value: 1, where: {area: B}, from: 2020-01-01}\\nareas: [A] | where of calls-presented: there is no area B in this profile",
        "populations:\\n  - {area: B, year: 2020, release: r, people: 1} | populations: B is not among the areas",
        "populations:\\n  - {year: 2020, release: r, people: 0} | line 5: populations[0]: a population is more than nobody",
        "areas: [A                                  | line 4: areas[1]: while parsing a flow sequence, expected ',' or ']'",
        "zone: Europe/Lodnon                        | Duplicate field 'zone'",
      })
  void whatIsWrongIsSaidWithFileAndPlace(String added, String message) throws IOException {
    String file = file(LEAST + added.replace("\\n", "\n") + "\n");
    assertThatThrownBy(() -> ProfileFile.load(file))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(file)
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: x\\nzone: Europe/London | id is missing",
        "id: x\\nname: x | zone is missing",
        "id: x\\nname: x\\nzone: Lodnon | line 3: zone: Lodnon is not a time zone like Europe/London",
        "- a | line 1: names with values are expected here",
        "# nothing | the profile is empty",
      })
  void aProfileHasAnIdANameAndAZone(String whole, String message) throws IOException {
    String file = file(whole.replace("\\n", "\n") + "\n");
    assertThatThrownBy(() -> ProfileFile.load(file))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(file)
        .hasMessageContaining(message);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> ProfileFile.load("west-midland"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("there is no profile west-midland; did you mean west-midlands?");
    assertThatThrownBy(() -> ProfileFile.load("./nowhere.yaml"))
        .isInstanceOf(UserError.class)
        .hasMessage("there is no profile file ./nowhere.yaml");
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("here.yaml"), text).toString();
  }
}
