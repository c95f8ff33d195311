package uk.peelboard.standalone.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import uk.peelboard.standalone.Jar;

/** What the image has so that services start sooner; later tests start with it, too. */
class ArchivedClassesIT {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final String JAVA_HOME = System.getProperty("java.home");

  @Test
  void classesComeFromTheArchiveThatTheImageMakes() throws Exception {
    Files.deleteIfExists(Jar.ARCHIVE);
    String script = Deployed.DOCKER.resolve("archive-classes").toString();
    ProcessBuilder archiving =
        Program.named("bash")
            .builder(HERE, List.of(script, Jar.FILE.toString(), Jar.ARCHIVE.toString()))
            .redirectErrorStream(true);
    archiving.environment().put("JAVA_HOME", JAVA_HOME);
    archiving.environment().put("JDK_JAVA_OPTIONS", String.join(" ", Jar.SHORT_LIVED));
    Process process = archiving.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();

    String loaded =
        new Program(Path.of(JAVA_HOME, "bin", "java"))
            .run(
                HERE,
                List.of(
                    "-XX:SharedArchiveFile=" + Jar.ARCHIVE,
                    "-Xlog:class+load",
                    "-jar",
                    Jar.FILE.toString(),
                    "kpis"))
            .ok();
    assertThat(loaded).contains("uk.peelboard.domain.kpi.Kpis source: shared objects file (top)");
  }
}
