package io.merkato.imports;

import io.merkato.catalog.ProductDraft;
import io.merkato.catalog.VariantDraft;
import io.merkato.platform.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A product of a file, as far as it could be read. */
sealed interface ImportedRow {

    /** What the row takes in the file, about, in bytes. */
    int sizeBytes();

    /** A row that became a product. */
    record Accepted(ProductDraft draft, Source source, int sizeBytes) implements ImportedRow {

        /** What a second row must not have for the two to be written in one statement. */
        Stream<String> keys() {
            Stream<String> skus = draft.variants().stream().map(VariantDraft::sku);
            return draft.slug() == null ? skus : Stream.concat(skus, Stream.of("/" + draft.slug()));
        }

        RowError refused(Problem problem) {
            return source.error(problem);
        }
    }

    /** A row that did not. */
    record Refused(RowError error, int sizeBytes) implements ImportedRow {}

    /** Where in the file a product came from, so that a refusal points there. */
    sealed interface Source {

        long line();

        RowError error(Problem problem);
    }

    /** One line of NDJSON. */
    record JsonLine(long line) implements Source {

        private static final Map<String, String> FIELDS = Map.of(
                "/variants/0/sku", "/sku",
                "/variants/0/onHand", "/stock",
                "/variants/0/price/amount", "/priceMinor",
                "/variants/0/price/currency", "/currency",
                "/variants/0/compareAtPrice/amount", "/compareAtPriceMinor");

        @Override
        public RowError error(Problem problem) {
            return RowError.of(line, problem, pointer -> FIELDS.getOrDefault(pointer, pointer));
        }
    }

    /**
     * Lines of a CSV file with one handle.
     *
     * @param variants the line of each variant
     */
    record CsvLines(long line, List<Long> variants) implements Source {

        private static final String VARIANT = "/variants/";

        @Override
        public RowError error(Problem problem) {
            String pointer = problem.errors().isEmpty()
                    ? ""
                    : problem.errors().getFirst().pointer();
            return RowError.of(lineOf(pointer), problem);
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
