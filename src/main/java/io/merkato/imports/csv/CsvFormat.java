package io.merkato.imports.csv;

import java.util.List;

/** What a format says of tables: which columns it reads, which lines are one product, and what product that is. */
public interface CsvFormat {

    CsvOrigin origin();

    /** The columns that are read of a table with this header. Refuses with HEADER_INVALID one that lacks too many. */
    List<? extends Column> columns(Header header);

    /** Whether a cell says nothing that would be lost, though its column is not read. */
    boolean isHarmless(String column, String cell);

    /** Tells the lines of a table apart; asked for each line once, in their order. */
    Keys keys();

    CsvProduct product(ProductLines lines);

    /** Which lines are one product. */
    interface Keys {

        public Key of(CsvRow row);
    }

    /**
     * What a line belongs to.
     *
     * @param text the same for all lines of a product
     * @param alias another text by which lines name the same product; empty when there is none
     * @param rivalOf the line of another product that has what this one would need for itself; 0 when there is none
     */
    record Key(String text, String alias, long rivalOf) {

        public static Key of(String text) {
            return new Key(text, "", 0);
        }
    }
}
