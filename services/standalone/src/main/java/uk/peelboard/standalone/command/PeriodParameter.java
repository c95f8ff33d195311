package uk.peelboard.standalone.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import uk.peelboard.domain.update.UpdatePeriod;

/** What an update is of: checked before it becomes part of an address or names a file. */
final class PeriodParameter {
  @Parameters(
      paramLabel = "PERIOD",
      converter = Converter.class,
      description =
          "a week (2024-W30), a month (2024-07), a financial quarter (2024-Q2 is July to September) or a financial year (2024-25)")
  private UpdatePeriod period;

  String label() {
    return period.label();
  }

  static final class Converter implements ITypeConverter<UpdatePeriod> {
    @Override
    public UpdatePeriod convert(String text) {
      try {
        return UpdatePeriod.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
