package uk.peelboard.standalone.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.peelboard.domain.event.CasePayload;
import uk.peelboard.domain.event.CasePayload.CaseOpened;
import uk.peelboard.domain.event.CasePayload.CaseProgressed;
import uk.peelboard.domain.event.EntityKind;
import uk.peelboard.domain.event.Event;
import uk.peelboard.domain.fact.Case;
import uk.peelboard.domain.fact.Fact;
import uk.peelboard.domain.fact.Finding;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.domain.profile.Limits;
import uk.peelboard.domain.profile.Target;
import uk.peelboard.standalone.UserError;

class ProfileFileTest {
  private static final String LEAST = "id: here\nname: Here Police\nzone: Europe/London\n";

  private static final Instant SEARCHED = Instant.parse("2024-07-01T12:00:00Z");

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
          .filteredOn(name -> name.endsWith(".yaml"))
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

  /** What is to be done for a type of case that there was not, beside the KPIs about it. */
  @Test
  void aTypeOfCaseIsAddedInTheProfileAlone() throws IOException {
    String westMidlands =
        Files.readString(Path.of("../../deploy/profiles/west-midlands.yaml"))
            .replace(
                "caseTypes:\n  - code: MARAC\n",
                """
                caseTypes:
                  - code: STOP_SEARCH
                    name: Stop and search
                    milestones: {SUPERVISED: DONE}
                    results: {NOTHING_FOUND: OTHER}
                  - code: MARAC
                """);
    ForceProfile without = ProfileFile.load("west-midlands");
    ForceProfile with = ProfileFile.load(file(westMidlands));

    assertThat(search(without).findings(without))
        .extracting(Finding::reason)
        .contains("unknown-case-type");
    assertThat(search(with).findings(with)).isEmpty();
    assertThat(search(with).doneAt()).isEqualTo(SEARCHED);
  }

  private static Case search(ForceProfile profile) {
    CasePayload opened = new CaseOpened("STOP_SEARCH", "Dudley", null, null, null, null, null);
    return (Case)
        Fact.of(
            EntityKind.CASE,
            List.of(searched(opened), searched(new CaseProgressed("SUPERVISED"))),
            profile);
  }

  private static Event searched(CasePayload payload) {
    return new Event(
        UUID.nameUUIDFromBytes(payload.toString().getBytes(StandardCharsets.UTF_8)),
        "S1",
        SEARCHED,
        SEARCHED,
        "test",
        payload);
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

  @Test
  void aFileThatNoProfileCanBeIsNotReadToItsEnd() throws IOException {
    Path huge = Files.writeString(directory.resolve("huge.yaml"), "#".repeat((1 << 20) + 1));

    assertThatThrownBy(() -> ProfileFile.load(huge.toString()))
        .isInstanceOf(UserError.class)
        .hasMessage(
            huge + " is more than a mebibyte, which no profile is; give the path of the profile");
    Path most = Files.writeString(directory.resolve("most.yaml"), LEAST + "#".repeat(1 << 19));
    assertThat(ProfileFile.load(most.toString()).id()).isEqualTo("here");
  }

  @Test
  void aFileInAnotherEncodingIsNotGuessedAt() throws IOException {
    Path latin1 =
        Files.write(
            directory.resolve("latin1.yaml"), "name: Café".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> ProfileFile.load(latin1.toString()))
        .isInstanceOf(UserError.class)
        .hasMessage(latin1 + " is not text in UTF-8; save it as that");
  }

  @Test
  void aFolderIsNoProfile() {
    assertThatThrownBy(() -> ProfileFile.load(directory + "/"))
        .isInstanceOf(UserError.class)
        .hasMessage("profile %s can't be read: Is a directory".formatted(directory));
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("here.yaml"), text).toString();
  }
}
