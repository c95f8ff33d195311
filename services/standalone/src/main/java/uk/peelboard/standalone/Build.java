package uk.peelboard.standalone;

/** Which build this is. */
public final class Build {
  private Build() {}

  /** From the jar's manifest. */
  public static String version() {
    String version = Build.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
