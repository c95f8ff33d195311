package uk.peelboard.standalone.command;

import picocli.CommandLine.Option;
import uk.peelboard.domain.profile.ForceProfile;
import uk.peelboard.standalone.profile.ProfileFile;

/** Which force. */
final class ProfileOption {
  static final String DEFAULT = "west-midlands";

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description =
          "the force profile: one that comes with Peelboard by its name, or the path of a .yaml file (default: "
              + DEFAULT
              + ")")
  private String profile;

  ForceProfile load() {
    return load(DEFAULT);
  }

  ForceProfile load(String unlessGiven) {
    return ProfileFile.load(profile == null ? unlessGiven : profile);
  }
}
