package uk.peelboard.views.update;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.peelboard.domain.update.Update;
import uk.peelboard.domain.update.Update.Publication;
import uk.peelboard.domain.update.Update.Section;

/** An update as a spreadsheet: a sheet for each section, numbers as numbers. */
final class UpdateSheets {
  private UpdateSheets() {}

  static byte[] of(Update update) {
    SpreadSheet book = new SpreadSheet();
    book.appendSheet(about(update));
    for (Section section : update.sections()) {
      book.appendSheet(sheet(update, section));
    }
    book.appendSheet(definitions(update));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      book.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing can fail in memory", e);
    }
    return bytes.toByteArray();
  }

  private static Sheet about(Update update) {
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {"Force contact and response", update.title()});
    rows.add(new Object[] {"Force", update.force()});
    rows.add(new Object[] {"From", update.from()});
    rows.add(new Object[] {"To", update.to()});
    rows.add(new Object[] {"Correct as at", update.asOf().toString()});
    rows.add(
        new Object[] {"State", update.statement().isEmpty() ? "Complete" : update.statement()});
    Publication published = update.publication();
    rows.add(
        new Object[] {
          "Published", published == null ? "Not published" : published.at().toString()
        });
    if (published != null) {
      rows.add(new Object[] {"Version", published.version()});
      if (published.reason() != null) {
        rows.add(new Object[] {"In place of the one before", published.reason()});
      }
      if (published.isSuperseded()) {
        rows.add(new Object[] {"Superseded", "There is a later version."});
      }
    }
    update.caveats().forEach(caveat -> rows.add(new Object[] {"Caveat", caveat}));
    Sheet sheet = new Sheet("About", rows.size(), 2);
    sheet.getDataRange().setValues(rows.toArray(Object[][]::new));
    return sheet;
  }

  private static Sheet sheet(Update update, Section section) {
    List<String> columns = UpdateCsv.columns();
    List<List<Object>> rows = UpdateCsv.table(update, List.of(section)).rows();
    Sheet sheet = new Sheet(section.title().replace(":", ""), rows.size() + 1, columns.size());
    Object[][] cells = new Object[rows.size() + 1][];
    cells[0] = columns.toArray();
    for (int i = 0; i < rows.size(); i++) {
      cells[i + 1] = rows.get(i).stream().map(UpdateSheets::cell).toArray();
    }
    sheet.getDataRange().setValues(cells);
    embolden(sheet, columns.size());
    return sheet;
  }

  private static Sheet definitions(Update update) {
    Object[][] cells = new Object[update.glossary().size() + 1][];
    cells[0] = new Object[] {"kpi", "question", "definition", "source", "caveats"};
    for (int i = 0; i < update.glossary().size(); i++) {
      Update.Definition one = update.glossary().get(i);
      cells[i + 1] =
          new Object[] {
            one.kpi(),
            one.question(),
            one.definition(),
            one.source(),
            String.join(" ", one.caveats())
          };
    }
    Sheet sheet = new Sheet("Definitions", cells.length, 5);
    sheet.getDataRange().setValues(cells);
    embolden(sheet, 5);
    return sheet;
  }

  private static void embolden(Sheet sheet, int columns) {
    sheet.getRange(0, 0, 1, columns).setFontBold(true);
  }

  private static Object cell(Object value) {
    return value == null || value instanceof Number || value instanceof LocalDate
        ? value
        : value.toString();
  }
}
