package io.merkato.imports.rows;

import static io.merkato.catalog.rules.CatalogProblem.SKU_TAKEN;
import static io.merkato.imports.rows.ImportProblem.FILE_TOO_LARGE;

import io.merkato.catalog.VariantChange;
import io.merkato.platform.problem.FieldError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a product from taking over the SKU of another one of the same file, which was written just before. */
public final class DistinctRows implements FileRows {

    /** What fits into memory beside a shop that is open. */
    private static final int MAX_SKUS = 1_500_000;

    private final FileRows rows;
    private final int maxSkus;
    private final SeenSkus seen = new SeenSkus();

    public DistinctRows(FileRows rows) {
        this(rows, MAX_SKUS);
    }

    /** @param maxSkus how many are remembered; products with further ones are refused */
    public DistinctRows(FileRows rows, int maxSkus) {
        this.rows = rows;
        this.maxSkus = maxSkus;
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
            SeenSkus.Seen first = sku == null ? null : seen.get(sku);
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
        return remember(row)
                ? new ImportedRow.Accepted(row.change(), row.source(), warnings, row.sizeBytes())
                : row.refused(FILE_TOO_LARGE.because("A file has at most " + maxSkus + " SKUs. Split the file."));
    }

    /** Whether there was room for every SKU of the product. */
    private boolean remember(ImportedRow.Accepted row) {
        for (VariantChange variant : row.change().variants()) {
            if (variant.sku() != null && seen.get(variant.sku()) == null) {
                if (seen.size() >= maxSkus) {
                    return false;
                }
                seen.add(variant.sku(), SeenSkus.Seen.of(row.source().line(), row.change()));
            }
        }
        return true;
    }
}
