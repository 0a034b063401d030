package io.merkato.imports.rows;

import io.merkato.catalog.ProductChange;
import io.merkato.inventory.StockTake;
import io.merkato.platform.problem.Problem;
import io.merkato.reviews.imported.ImportedReview;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A product of a file, what was counted of a variant, or what somebody says of a product, as far as it could be read. */
public sealed interface ImportedRow {

    /** What the row takes in the file, about, in bytes. */
    int sizeBytes();

    /** What was left out. */
    List<RowNote> warnings();

    /** A row that became a product. */
    record Accepted(ProductChange change, Source source, List<RowNote> warnings, int sizeBytes) implements ImportedRow {

        /** What a second row must not have for the two to be written in one statement. */
        public Stream<String> keys() {
            Stream<String> skus = change.variants().stream()
                    .map(variant -> variant.sku() == null ? variant.madeSku() : variant.sku());
            return Stream.concat(
                    skus,
                    Stream.of(change.slug(), change.handle())
                            .filter(Objects::nonNull)
                            .map(name -> "/" + name));
        }

        public Refused refused(Problem problem) {
            return new Refused(source.error(problem), warnings, sizeBytes);
        }
    }

    /** A row that says how much was counted of a variant. */
    record Counted(StockTake.Line count, long line, int sizeBytes) implements ImportedRow {

        @Override
        public List<RowNote> warnings() {
            return List.of();
        }

        public Refused refused(Problem problem) {
            return new Refused(RowNote.of(line, problem), List.of(), sizeBytes);
        }
    }

    /** A row that is a review. */
    record Reviewed(ImportedReview review, long line, List<RowNote> warnings, int sizeBytes) implements ImportedRow {

        public Refused refused(Problem problem) {
            return new Refused(RowNote.of(line, problem), warnings, sizeBytes);
        }
    }

    /** A row that could not be accepted. */
    record Refused(RowNote error, List<RowNote> warnings, int sizeBytes) implements ImportedRow {}

    /** Where in the file a product came from, so that a refusal points there. */
    sealed interface Source {

        long line();

        RowNote error(Problem problem);
    }

    /** One line of NDJSON. */
    record JsonLine(long line) implements Source {

        private static final Map<String, String> FIELDS = Map.of(
                "/variants/0/sku", "/sku",
                "/variants/0/onHand", "/stock",
                "/variants/0/price", "/priceMinor",
                "/variants/0/price/amount", "/priceMinor",
                "/variants/0/price/currency", "/currency",
                "/variants/0/compareAtPrice/amount", "/compareAtPriceMinor");

        @Override
        public RowNote error(Problem problem) {
            return RowNote.of(line, problem, pointer -> FIELDS.getOrDefault(pointer, pointer));
        }
    }

    /**
     * Lines of a CSV file that are one product.
     *
     * @param variants the line of each variant
     */
    record CsvLines(long line, List<Long> variants) implements Source {

        private static final String VARIANT = "/variants/";

        @Override
        public RowNote error(Problem problem) {
            String pointer = problem.errors().isEmpty()
                    ? ""
                    : problem.errors().getFirst().pointer();
            return RowNote.of(lineOf(pointer), problem);
        }

        private long lineOf(String pointer) {
            for (int i = 0; i < variants.size(); i++) {
                if (pointer.startsWith(VARIANT + i + "/")) {
                    return variants.get(i);
                }
            }
            return line;
        }
    }
}
