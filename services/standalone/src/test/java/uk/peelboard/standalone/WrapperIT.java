package uk.peelboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, in a checkout made up for the test, with a build that copies the jar. */
class WrapperIT {
  @TempDir private Path directory;
  private Path checkout;
  private Path jar;
  private Path mvn;

  @BeforeEach
  void checkout() throws IOException {
    checkout = Files.createDirectories(directory.resolve("check out"));
    Files.copy(Path.of("../../peelboard"), checkout.resolve("peelboard"));
    Files.createDirectories(checkout.resolve("schemas"));
    Files.createDirectories(checkout.resolve("deploy"));
    Files.createDirectories(checkout.resolve("services/standalone/target"));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    jar = checkout.resolve("services/standalone/target/peelboard.jar");
    mvn =
        script(
            "mvn", "echo built >> '%s/builds'; cp '%s' '%s'".formatted(directory, Jar.FILE, jar));
  }

  @Test
  void itBuildsOnceAndSaysSo() throws Exception {
    Called first = called(checkout.resolve("peelboard"), "--version");
    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).startsWith("peelboard ").hasLineCount(1);
    assertThat(first.err()).startsWith("peelboard: building; this takes a minute").hasLineCount(1);
    Called second = called(checkout.resolve("peelboard"), "--version");
    assertThat(second.err()).isEmpty();
    assertThat(directory.resolve("builds")).hasContent("built");
  }

  @Test
  void itBuildsAgainWhenASourceIsNewer() throws Exception {
    called(checkout.resolve("peelboard"), "--version");
    Path source = Files.writeString(checkout.resolve("schemas/a.avsc"), "{}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(called(checkout.resolve("peelboard"), "--version").err())
        .contains("peelboard: building");
  }

  @Test
  void itRunsThroughALinkAndFilesAreRelativeToTheCallersDirectory() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path link = Files.createSymbolicLink(bin.resolve("pb"), Path.of("../check out/peelboard"));
    Files.writeString(directory.resolve("peelboard.yaml"), "colour: red\n");
    Called called = called(link, "kpis", "--config", "peelboard.yaml");
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("peelboard.yaml, line 1: there is no setting colour");
  }

  @Test
  void aBuildThatFailsIsSaidToHaveFailed() throws Exception {
    script("mvn", "echo 'no such plugin'; exit 1");
    Called called = called(checkout.resolve("peelboard"), "--version");
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    assertThat(called.err()).contains("no such plugin").endsWith("its messages are above\n");
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    Files.delete(mvn);
    ProcessBuilder builder = builder(checkout.resolve("peelboard"), "--version");
    for (String tool : new String[] {"dirname", "readlink", "sed", "find", "head"}) {
      script(tool, "exec %s \"$@\"".formatted(tool(tool)));
    }
    builder.environment().put("PATH", mvn.getParent().toString());
    Called called = Jar.run(builder);
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).startsWith("peelboard: Maven is missing").hasLineCount(1);
  }

  @Test
  void anOldJavaIsTurnedDown() throws Exception {
    Path old = Files.createDirectories(directory.resolve("jdk-11/bin")).getParent();
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.22\"\n");
    Files.move(script("java", "exit 3"), old.resolve("bin/java"));
    ProcessBuilder builder = builder(checkout.resolve("peelboard"), "--version");
    builder.environment().put("JAVA_HOME", old.toString());
    Called called = Jar.run(builder);
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err())
        .isEqualTo("peelboard: Java 17 or newer is needed; %s/bin/java is 11\n".formatted(old));
  }

  @Test
  void optionsForTheVirtualMachineArePassedOn() throws Exception {
    ProcessBuilder builder = builder(checkout.resolve("peelboard"), "--version");
    builder.environment().put("PEELBOARD_JAVA_OPTS", "-Xmx64m -showversion");
    assertThat(Jar.run(builder).err()).contains("Runtime Environment");
  }

  private Called called(Path wrapper, String... arguments) throws Exception {
    return Jar.run(builder(wrapper, arguments));
  }

  private ProcessBuilder builder(Path wrapper, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder().directory(directory.toFile());
    builder.command().add(wrapper.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .merge("PATH", mvn.getParent().toString(), (path, first) -> first + ":" + path);
    return builder;
  }

  private Path script(String name, String body) throws IOException {
    Path tools = Files.createDirectories(directory.resolve("tools"));
    Path script = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path tool(String name) {
    Path bin = Path.of("/usr/bin", name);
    return Files.exists(bin) ? bin : Path.of("/bin", name);
  }
}
