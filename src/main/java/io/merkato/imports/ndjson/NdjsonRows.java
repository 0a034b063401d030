package io.merkato.imports.ndjson;

import io.merkato.catalog.ProductChange;
import io.merkato.imports.rows.FileRows;
import io.merkato.imports.rows.ImportedRow;
import io.merkato.imports.rows.RowNote;
import io.merkato.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A product on each line, as JSON. */
public final class NdjsonRows implements FileRows {

    private final JsonLines lines;
    private final String currency;

    public NdjsonRows(InputStream in, JsonMapper json, String currency) {
        this.lines = new JsonLines(in, json);
        this.currency = currency;
    }

    @Override
    public @Nullable ImportedRow next() throws IOException {
        if (!lines.next()) {
            return null;
        }
        ImportedRow.JsonLine source = new ImportedRow.JsonLine(lines.number());
        List<RowNote> warnings = new ArrayList<>();
        try {
            JsonNode line = lines.object();
            ProductChange change = lines.as(line, NdjsonProduct.class)
                    .toChange(
                            currency,
                            new HashSet<>(line.propertyNames()),
                            (warning, detail) -> warnings.add(warning.at(source.line(), detail)));
            return new ImportedRow.Accepted(change, source, warnings, lines.sizeBytes());
        } catch (Problem e) {
            return new ImportedRow.Refused(source.error(e), warnings, lines.sizeBytes());
        }
    }
}
