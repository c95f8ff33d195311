package uk.peelboard.standalone.command;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.peelboard.standalone.UserError;
import uk.peelboard.views.ViewTokens;

/** Who may see figures, and who updates alone. */
final class ViewTokensOption {
  private static final String UPDATES = "--update-token-file";

  @Mixin private ViewTokenOption figures;

  @Option(
      names = UPDATES,
      paramLabel = "FILE",
      description =
          "the token that lets the commissioner's office see updates and nothing else, of at least 16 characters")
  private Path updates;

  /** Where figures are shown: beyond this machine only to those with a token. */
  String guarded(HttpHostOption host) {
    return host.guardedBy(figures.isGiven(), ViewTokenOption.NAME);
  }

  /** The tokens without which figures are not shown. */
  ViewTokens read() {
    String force = figures.read();
    String commissioner = ViewTokenOption.read(updates, UPDATES);
    try {
      return new ViewTokens(force, commissioner);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "%s and %s: %s".formatted(ViewTokenOption.NAME, UPDATES, e.getMessage()), e);
    }
  }
}
