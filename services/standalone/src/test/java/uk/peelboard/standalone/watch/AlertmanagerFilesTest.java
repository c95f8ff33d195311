package uk.peelboard.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.peelboard.standalone.watch.Deployed.Rule;

/** What is shipped for Alertmanager tells those who have to know. */
class AlertmanagerFilesTest {
  private static final Path FILE = Deployed.ALERTMANAGER.resolve("alertmanager.yml");

  @Test
  void amtoolFindsNothingWrongWithTheConfiguration() throws Exception {
    assertThat(
            Program.named("amtool")
                .run(Deployed.ALERTMANAGER, List.of("check-config", FILE.toString()))
                .ok())
        .contains("1 templates");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alertname=DeadMansSwitch severity=ticket owner=force-it                   | dead-man
          alertname=OpenIncidentBacklog severity=page owner=control-room force=f    | control-room-pages
          alertname=OpenIncidentBacklog severity=ticket owner=control-room force=f  | control-room-tickets
          alertname=OpenIncidentBacklog severity=page owner=control-room area=North | areas,control-room-pages
          alertname=OpenIncidentBacklog severity=ticket owner=control-room area=North | areas,control-room-tickets
          alertname=MaracWaiting severity=ticket owner=safeguarding                 | safeguarding-tickets
          alertname=MaracWaiting severity=ticket owner=safeguarding area=North      | areas,safeguarding-tickets
          alertname=MaracWaiting severity=page owner=safeguarding                   | control-room-pages
          alertname=FeedSilent severity=page owner=force-it topic=calls             | force-it-pages,control-room-pages
          alertname=PeelboardDown severity=page owner=force-it                      | force-it-pages,control-room-pages
          alertname=EventsRejected severity=ticket owner=force-it                   | force-it-tickets
          alertname=SomethingElse severity=page                                     | control-room-pages
          alertname=SomethingElse                                                   | force-it-tickets
          """)
  void tells(String labels, String receivers) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "config",
                "routes",
                "test",
                "--config.file=" + FILE,
                "--verify.receivers=" + receivers));
    arguments.addAll(List.of(labels.split(" +")));

    Program.named("amtool").run(Deployed.ALERTMANAGER, arguments).ok();
  }

  @Test
  void everyTicketIsMutedOutOfHoursAndNoPageIs() {
    List<JsonNode> routes = new ArrayList<>();
    addRoutes(Deployed.yaml(FILE).get("route").get("routes"), routes);

    assertThat(routes).hasSizeGreaterThan(6);
    for (JsonNode route : routes) {
      boolean isOfTickets =
          route.get("receiver").asText().endsWith("-tickets")
              || route.get("matchers").toString().contains("severity = \\\"ticket");
      assertThat(route.has("mute_time_intervals")).as("%s", route).isEqualTo(isOfTickets);
    }
  }

  private static void addRoutes(JsonNode some, List<JsonNode> all) {
    some.forEach(
        route -> {
          all.add(route);
          addRoutes(route.path("routes"), all);
        });
  }

  @Test
  void rulesOfInhibitionAreAboutAlertsAndLabelsThatThereAre() {
    Set<String> known = new TreeSet<>(List.of("page", "ticket"));
    for (Rule alert : Deployed.alerts()) {
      known.add(alert.name());
      known.add(alert.labels().get("owner"));
    }
    for (JsonNode rule : Deployed.yaml(FILE).get("inhibit_rules")) {
      for (String side : List.of("source_matchers", "target_matchers")) {
        for (JsonNode matcher : rule.get(side)) {
          String value = matcher.asText().replaceAll("^\\w+ (=|=~|!=) \"(.*)\"$", "$2");
          if (!value.equals(".+")) {
            assertThat(known).contains(value.split("\\|"));
          }
        }
      }
    }
  }

  @Test
  void everySecretIsInAFileThatIsNotInGit() throws Exception {
    String config = Files.readString(FILE);

    assertThat(config.lines().filter(line -> line.contains("credentials")))
        .isNotEmpty()
        .allMatch(line -> line.contains("credentials_file: secrets/"));
    assertThat(config).doesNotContainPattern("(?m)(auth_password|bearer_token|credentials):");
    assertThat(Files.readString(Deployed.ALERTMANAGER.resolve("secrets/.gitignore")))
        .contains("*", "!.gitignore");
  }

  @ParameterizedTest
  @CsvSource({"firing-one", "firing-storm", "resolved"})
  void aMessageReadsLikeThis(String example) throws Exception {
    Path examples = Path.of("src/test/resources/alertmanager").toAbsolutePath();
    String said =
        Program.named("amtool")
            .run(
                Deployed.ALERTMANAGER,
                List.of(
                    "template",
                    "render",
                    "--template.glob=templates/*.tmpl",
                    "--template.data=" + examples.resolve(example + ".json"),
                    "--template.text={{ template \"peelboard.subject\" . }}\n\n{{ template \"peelboard.text\" . }}"))
            .ok();

    assertThat(said).isEqualTo(Files.readString(examples.resolve(example + ".txt")));
  }
}
