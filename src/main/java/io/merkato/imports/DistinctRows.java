package io.merkato.imports;

import static io.merkato.catalog.CatalogProblem.SKU_TAKEN;

import io.merkato.catalog.ProductChange;
import io.merkato.catalog.VariantChange;
import io.merkato.platform.problem.FieldError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps a product from taking over the SKU of another one of the same file, which was written just before. */
final class DistinctRows implements ProductRows {

    private final ProductRows rows;
    private final Map<Long, Seen> seen = new HashMap<>();

    DistinctRows(ProductRows rows) {
        this.rows = rows;
    }

    @Override
    public @Nullable ImportedRow next() throws IOException {
        ImportedRow row = rows.next();
        return row instanceof ImportedRow.Accepted accepted ? checked(accepted) : row;
    }

    private ImportedRow checked(ImportedRow.Accepted row) {
        List<RowNote> warnings = new ArrayList<>(row.warnings());
        List<VariantChange> variants = row.change().variants();
        for (int i = 0; i < variants.size(); i++) {
            String sku = variants.get(i).sku();
            Seen first = sku == null ? null : seen.get(Outline.hash(sku));
            if (first != null && !first.isOf(row.change())) {
                return row.refused(SKU_TAKEN
                        .because("Line " + first.line() + " has the SKU " + sku + " for another product.")
                        .at(List.of(new FieldError("/variants/" + i + "/sku", "SKU_TAKEN", "is taken"))));
            }
            if (first != null) {
                warnings.add(ImportWarning.REPEATED.at(
                        row.source().line(),
                        "Line " + first.line() + " has the SKU " + sku + " too. This one counts."));
            }
        }
        remember(row);
        return new ImportedRow.Accepted(row.change(), row.source(), warnings, row.sizeBytes());
    }

    private void remember(ImportedRow.Accepted row) {
        for (VariantChange variant : row.change().variants()) {
            if (variant.sku() != null && seen.size() < Outline.MAX_PRODUCTS) {
                Seen now = new Seen(
                        row.source().line(),
                        hash(row.change().handle()),
                        hash(row.change().title()));
                seen.putIfAbsent(Outline.hash(variant.sku()), now);
            }
        }
    }

    /** 0 for what is not said. */
    private static int hash(@Nullable String text) {
        return text == null ? 0 : text.hashCode();
    }

    private record Seen(long line, int handle, int title) {

        private boolean isOf(ProductChange change) {
            return agree(handle, hash(change.handle())) && agree(title, hash(change.title()));
        }

        private static boolean agree(int one, int other) {
            return one == other || one == 0 || other == 0;
        }
    }
}
