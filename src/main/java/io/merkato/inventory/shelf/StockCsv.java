package io.merkato.inventory.shelf;

import io.merkato.platform.text.CsvCell;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The whole stock as a table, read and written in parts, so that its size does not matter. No cell is one that a spreadsheet
 * would take for a formula.
 */
@Component
class StockCsv {

    private static final String HEADER = "variantId,sku,title,onHand,reserved,available,lowStockThreshold\r\n";
    private static final int PART = 1000;

    private final ShelfStore store;

    StockCsv(ShelfStore store) {
        this.store = store;
    }

    /** Writes the rows by SKU. */
    void write(Appendable out) throws IOException {
        out.append(HEADER);
        List<Row> part = store.export(null, null, PART);
        while (!part.isEmpty()) {
            for (Row row : part) {
                write(row, out);
            }
            Row last = part.getLast();
            part = part.size() < PART ? List.of() : store.export(last.sku(), last.variantId(), PART);
        }
    }

    private static void write(Row row, Appendable out) throws IOException {
        out.append(row.variantId().toString())
                .append(',')
                .append(CsvCell.of(row.sku()))
                .append(',')
                .append(CsvCell.of(row.title()))
                .append(',')
                .append(String.valueOf(row.onHand()))
                .append(',')
                .append(String.valueOf(row.reserved()))
                .append(',')
                .append(String.valueOf(row.onHand() - row.reserved()))
                .append(',')
                .append(row.lowStockThreshold() == null ? "" : String.valueOf(row.lowStockThreshold()))
                .append("\r\n");
    }

    /**
     * A variant in the table.
     *
     * @param lowStockThreshold its own, null when that of the shop holds
     */
    record Row(
            UUID variantId,
            String sku,
            String title,
            int onHand,
            int reserved,
            @Nullable Integer lowStockThreshold) {}
}
